"use client";

import { useState } from "react";
import { Button, buttonClass } from "@/client/ui/button";
import { t } from "@/client/ui/messages/t";
import { ProblemPage } from "@/client/ui/problem-page";
import { problemText } from "@/client/ui/problem-text";

export interface RefusedPageProps {
  code: string;
  /** Edits that wait in this browser for the next time it may edit the board. */
  unsaved: number;
  /** Saves the board with them as a file; resolves with its name, or null when there is nothing to save. */
  keep(): Promise<string | null>;
}

/** In place of the board when the server refused for good: which reason, what is safe, what to do. */
export function RefusedPage({ code, unsaved, keep }: RefusedPageProps) {
  const { retry } = problemText(code);
  const [kept, setKept] = useState<string | null>(null);
  return (
    <ProblemPage code={code} more={unsaved > 0 ? t("refused.unsaved", { n: unsaved }) : undefined}>
      {retry ? (
        <Button look="primary" onClick={() => window.location.reload()}>
          {code === "client_outdated" ? t("common.reload") : t("common.tryAgain")}
        </Button>
      ) : null}
      {unsaved > 0 ? (
        <Button onClick={() => void keep().then(setKept)} disabled={kept !== null}>
          {kept ? t("keep.saved", { file: kept }) : t("keep.file")}
        </Button>
      ) : null}
      <a href="/" className={buttonClass(retry ? "plain" : "primary")}>
        {t("common.home")}
      </a>
    </ProblemPage>
  );
}
