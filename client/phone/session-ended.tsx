import { buttonClass } from "@/client/ui/button";
import { FullPageMessage } from "@/client/ui/full-page-message";
import { t } from "@/client/ui/messages/light-t";

/** In place of the page once the session is over, with the way to the record for whoever may read it. */
export function SessionEnded({ boardId, mayRead }: { boardId: string; mayRead: boolean }) {
  return (
    <FullPageMessage
      title={t("phone.ended")}
      text={mayRead ? t("phone.endedText") : t("phone.endedNoAccess")}
    >
      {mayRead ? (
        <a href={`/review/${encodeURIComponent(boardId)}`} className={buttonClass("primary")}>
          {t("phone.record")}
        </a>
      ) : null}
    </FullPageMessage>
  );
}

/** For a browser whose way in was the code of a session; why it ended cannot be known without access. */
export function CodeEnded() {
  return <FullPageMessage title={t("phone.codeEnded")} text={t("phone.codeEndedText")} />;
}
