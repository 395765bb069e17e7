"use client";

import { Button, buttonClass } from "@/client/ui/button";
import { t } from "@/client/ui/messages/t";
import { ProblemPage } from "@/client/ui/problem-page";

/** In place of a board that is full: the connection goes on trying, and the board replaces this page when it is let in. */
export function TurnedAwayPage() {
  return (
    <ProblemPage code="board_full" busy={t("problem.board_full.trying")}>
      <Button look="primary" onClick={() => window.location.reload()}>
        {t("common.tryAgain")}
      </Button>
      <a href="/" className={buttonClass()}>
        {t("common.home")}
      </a>
    </ProblemPage>
  );
}
