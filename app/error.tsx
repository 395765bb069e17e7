"use client";

import { useEffect } from "react";
import { Button, buttonClass } from "@/client/ui/button";
import { FullPageMessage } from "@/client/ui/full-page-message";
import { t } from "@/client/ui/messages/light-t";
import { ProblemMark } from "@/client/ui/problem-page";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <FullPageMessage
      title={t("problem.page.title")}
      text={t("problem.page.text")}
      mark={<ProblemMark name="other" />}
    >
      <Button look="primary" onClick={reset}>
        {t("common.tryAgain")}
      </Button>
      <a href="/" className={buttonClass()}>
        {t("common.home")}
      </a>
    </FullPageMessage>
  );
}
