import type { Metadata } from "next";
import { buttonClass } from "@/client/ui/button";
import { FullPageMessage } from "@/client/ui/full-page-message";
import { t } from "@/client/ui/messages/t";
import { problemText } from "@/client/ui/problem-text";

interface Properties {
  searchParams: Promise<{ code?: string | string[] }>;
}

export async function generateMetadata({ searchParams }: Properties): Promise<Metadata> {
  return { title: problemText(String((await searchParams).code)).title };
}

/** Where `/join/<token>` sends a browser whose link does not open a board; `code` is one of contract/errors. */
export default async function Page({ searchParams }: Properties) {
  const { title, text } = problemText(String((await searchParams).code));
  return (
    <FullPageMessage title={title} text={text}>
      <a href="/" className={buttonClass("primary")}>
        {t("common.home")}
      </a>
    </FullPageMessage>
  );
}
