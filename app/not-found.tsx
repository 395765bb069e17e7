import { buttonClass } from "@/client/ui/button";
import { FullPageMessage } from "@/client/ui/full-page-message";
import { t } from "@/client/ui/messages/t";
import { problemText } from "@/client/ui/problem-text";

export default function NotFound() {
  const { title, text } = problemText("not_found");
  return (
    <FullPageMessage title={title} text={text}>
      <a href="/" className={buttonClass("primary")}>
        {t("common.home")}
      </a>
    </FullPageMessage>
  );
}
