import { ACTION_STATUSES } from "@/board/shapes/action-item";
import { OUTCOMES } from "@/board/shapes/decision";
import { DISPOSITIONS } from "@/board/shapes/proposal";
import { QUESTION_STATUSES } from "@/board/shapes/question";
import type { SearchHit } from "@/contract/search";
import type { Tone } from "@/client/ui/chip";
import { t } from "@/client/ui/messages/t";

const TONES: Readonly<Record<string, Tone>> = {
  answered: "ok",
  accepted: "ok",
  agreed: "ok",
  done: "ok",
  open: "todo",
  "needs-data": "todo",
  "needs-patch": "todo",
  "rough-consensus": "cond",
  rejected: "block",
};

/** An item's status in words and colour; null for a grid, and for a status that this page does not know yet. */
export function hitStatus({ type, status }: SearchHit): { words: string; tone: Tone } | null {
  const words = wordsOf(type, status);
  return words === null ? null : { words, tone: TONES[status] ?? "plain" };
}

function wordsOf(type: SearchHit["type"], status: string): string | null {
  const known = <S extends string>(all: readonly S[]) => all.find((one) => one === status);
  switch (type) {
    case "question": {
      const found = known(QUESTION_STATUSES);
      return found ? t(`question.status.${found}`) : null;
    }
    case "proposal": {
      const found = known(DISPOSITIONS);
      return found ? t(`proposal.disposition.${found}`) : null;
    }
    case "decision": {
      const found = known(OUTCOMES);
      return found ? t(`decision.outcome.${found}`) : null;
    }
    case "action-item": {
      const found = known(ACTION_STATUSES);
      return found ? t(`action.status.${found}`) : null;
    }
    case "feature-grid":
      return null;
  }
}
