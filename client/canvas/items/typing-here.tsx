import { inkOn } from "@/client/ui/ink-on";
import { t } from "@/client/ui/messages/t";
import { useTextEditors } from "./items-context";

/** Shows around a card who else types into it now: a ring in their colour, and their names. */
export function TypingHere({ itemId, w, h }: { itemId: string; w: number; h: number }) {
  const editors = useTextEditors(itemId);
  const [first] = editors;
  if (!first) return null;
  return (
    <div className="item-typing" style={{ width: w, height: h, boxShadow: `0 0 0 2px ${first.color}` }}>
      <div className="item-typing-names">
        {editors.slice(0, 3).map(({ clientId, name, color }) => (
          <span key={clientId} style={{ background: color, color: inkOn(color) }}>
            {name || t("itemText.nameless")}
          </span>
        ))}
      </div>
    </div>
  );
}
