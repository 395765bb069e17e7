import type { ErrorCode } from "@/contract/errors";
import { t } from "./messages/light-t";

/** Codes with a page of their own; the rest share a general one. */
const KNOWN = [
  "not_joined",
  "link_unknown",
  "code_unknown",
  "link_revoked",
  "link_expired",
  "removed",
  "board_deleted",
  "not_found",
  "board_full",
  "rate_limited",
  "client_outdated",
  "board_unreadable",
  "forbidden",
] as const satisfies readonly ErrorCode[];

export type ProblemName = (typeof KNOWN)[number] | "other";

export interface ProblemText {
  name: ProblemName;
  title: string;
  text: string;
  /** Whether trying the same thing again can help. */
  retry: boolean;
}

const RETRY: readonly string[] = ["removed", "board_full", "rate_limited", "client_outdated", "other"];

/** What a full page says about a code of contract/errors; unknown codes get the general text. */
export function problemText(code: string): ProblemText {
  const name = KNOWN.find((known) => known === code) ?? "other";
  return {
    name,
    title: t(`problem.${name}.title`),
    text: t(`problem.${name}.text`),
    retry: RETRY.includes(name),
  };
}
