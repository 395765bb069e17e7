import { buttonClass } from "@/client/ui/button";
import { t } from "@/client/ui/messages/t";
import { ProblemPage } from "@/client/ui/problem-page";

export default function NotFound() {
  return (
    <ProblemPage code="not_found">
      <a href="/" className={buttonClass("primary")}>
        {t("common.home")}
      </a>
    </ProblemPage>
  );
}
