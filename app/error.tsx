"use client";

import { TriangleAlert } from "lucide-react";
import { useEffect } from "react";
import { Button, buttonClass } from "@/client/ui/button";
import { FullPageMessage } from "@/client/ui/full-page-message";
import { t } from "@/client/ui/messages/common-t";
import { ProblemSign } from "@/client/ui/problem-sign";

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
      mark={<ProblemSign icon={TriangleAlert} tone="gentle" />}
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
