import type { Metadata } from "next";
import { buttonClass } from "@/client/ui/button";
import { t } from "@/client/ui/messages/t";
import { ProblemPage } from "@/client/ui/problem-page";
import { problemText } from "@/client/ui/problem-text";

interface Properties {
  searchParams: Promise<{ code?: string | string[]; board?: string | string[] }>;
}

export async function generateMetadata({ searchParams }: Properties): Promise<Metadata> {
  return { title: problemText(String((await searchParams).code)).title };
}

/**
 * Where `/join/<token>` and the pages of a board send a browser that may not see it; `code` is one of contract/errors and
 * becomes the status of the answer (server/http/problem-status.ts), `board` is the id of the board it came from.
 */
export default async function Page({ searchParams }: Properties) {
  const { code, board } = await searchParams;
  const again = typeof board === "string" && problemText(String(code)).retry ? board : null;
  return (
    <ProblemPage code={String(code)}>
      {again === null ? null : (
        <a href={`/board/${encodeURIComponent(again)}`} className={buttonClass("primary")}>
          {t("common.tryAgain")}
        </a>
      )}
      <a href="/" className={buttonClass(again === null ? "primary" : "plain")}>
        {t("common.home")}
      </a>
    </ProblemPage>
  );
}
