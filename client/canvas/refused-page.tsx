"use client";

import { Button, buttonClass } from "@/client/ui/button";
import { t } from "@/client/ui/messages/t";
import { ProblemPage } from "@/client/ui/problem-page";
import { problemText } from "@/client/ui/problem-text";

/**
 * In place of the board when the server refused for good: which reason, what is safe, what to do. `unsaved` edits wait in
 * this browser for the next time it may edit the board.
 */
export function RefusedPage({ code, unsaved }: { code: string; unsaved: number }) {
  const { retry } = problemText(code);
  return (
    <ProblemPage code={code} more={unsaved > 0 ? t("refused.unsaved", { n: unsaved }) : undefined}>
      {retry ? (
        <Button look="primary" onClick={() => window.location.reload()}>
          {code === "client_outdated" ? t("common.reload") : t("common.tryAgain")}
        </Button>
      ) : null}
      <a href="/" className={buttonClass(retry ? "plain" : "primary")}>
        {t("common.home")}
      </a>
    </ProblemPage>
  );
}
