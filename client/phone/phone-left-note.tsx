import type { LeftNote } from "@/client/session/use-note-draft";
import type { SessionDesk } from "@/client/session/session-desk";
import { Button } from "@/client/ui/button";
import { t } from "@/client/ui/messages/light-t";
import { PhoneCard } from "./phone-card";
import type { Acting } from "./use-acting";

/** A note that was still being written when all were shown or discarded: it is not lost. */
export function PhoneLeftNote({
  left,
  onDrop,
  acting,
  send,
}: {
  left: LeftNote;
  onDrop(): void;
  acting: Acting;
  /** Null once no session runs. */
  send: SessionDesk["send"] | null;
}) {
  return (
    <PhoneCard title={t("phone.unsent")} urgent>
      <div data-testid="left-note">
        <p role="status" className="font-[620]">
          {t(`phone.unsent.${left.fate}`)}
        </p>
        <p className="mt-2 rounded-sm bg-paper px-3 py-2.5 break-words whitespace-pre-wrap select-text">
          {left.text}
        </p>
        <div className="mt-3 grid gap-2">
          {send ? (
            <>
              <Button
                look="primary"
                className="h-11"
                disabled={acting.busy}
                onClick={() =>
                  acting.act(async (name) => {
                    await send({ type: "inbox.send", kind: "point", text: left.text, name });
                    onDrop();
                  })
                }
              >
                {acting.busy ? t("phone.sending") : t("phone.unsentSend")}
              </Button>
              <p className="text-sm text-muted">{t("phone.inboxHint")}</p>
            </>
          ) : null}
          <Button className="h-11" disabled={acting.busy} onClick={onDrop}>
            {t("phone.unsentDiscard")}
          </Button>
        </div>
      </div>
    </PhoneCard>
  );
}
