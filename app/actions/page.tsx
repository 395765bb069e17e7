import type { Metadata } from "next";
import { actionsForPage } from "@/app/_runtime/pages";
import { ActionsPage } from "@/client/home/actions/actions-page";
import { t } from "@/client/ui/messages/t";
import { actionFiltersOf } from "@/contract/actions";

export function generateMetadata(): Metadata {
  return { title: t("actions.heading") };
}

interface Context {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: Context) {
  const filters = actionFiltersOf(
    Object.entries(await searchParams).flatMap(([name, value]): [string, string][] =>
      typeof value === "string" ? [[name, value]] : [],
    ),
  );
  const { list, problem } = await actionsForPage(filters);
  return <ActionsPage filters={filters} list={list} problem={problem && t(`error.${problem}`)} />;
}
