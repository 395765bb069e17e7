import { t } from "@/client/ui/messages/t";
import type { ItemReference } from "../item-references";

/** The browser's own list of the board's items to choose from. `value` is an item id, or empty for none. */
export function ItemSelect({
  label,
  empty,
  value,
  items,
  onChoose,
}: {
  label: string;
  /** Stands for none. */
  empty: string;
  value: string;
  items: readonly ItemReference[];
  onChoose(id: string): void;
}) {
  const gone = value !== "" && !items.some((item) => item.id === value);
  return (
    <select
      aria-label={label}
      className="item-input item-select"
      value={gone ? "" : value}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="">{empty}</option>
      {items.map((item) => (
        <option key={item.id} value={item.id}>
          {`${t(`item.${item.type}`)}: ${item.title}`.slice(0, 120)}
        </option>
      ))}
    </select>
  );
}
