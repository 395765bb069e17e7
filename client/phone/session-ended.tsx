import type { ReactNode } from "react";
import { buttonClass } from "@/client/ui/button";
import { FullPageMessage } from "@/client/ui/full-page-message";
import { t } from "@/client/ui/messages/light-t";

/** In place of the page once the session is over, with the way to the record for whoever may read it. */
export function SessionEnded({
  boardId,
  mayRead,
  left,
}: {
  boardId: string;
  mayRead: boolean;
  /** What somebody had not added yet. */
  left: ReactNode;
}) {
  return (
    <FullPageMessage
      title={t("phone.ended")}
      text={mayRead ? t("phone.endedText") : t("phone.endedNoAccess")}
    >
      {left || mayRead ? (
        <>
          {left ? <div className="-mb-1 w-full">{left}</div> : null}
          {mayRead ? (
            <a href={`/review/${encodeURIComponent(boardId)}`} className={buttonClass("primary")}>
              {t("phone.record")}
            </a>
          ) : null}
        </>
      ) : null}
    </FullPageMessage>
  );
}

/** For a browser whose way in was the code of a session; why it ended cannot be known without access. */
export function CodeEnded() {
  return <FullPageMessage title={t("phone.codeEnded")} text={t("phone.codeEndedText")} />;
}
