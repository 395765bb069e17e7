import type { TLRecord } from "@tldraw/tlschema";
import { newBoardDocuments } from "@/board/document/new-board";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import { ACTION_STATUSES, newActionItem } from "@/board/shapes/action-item";
import { newDecision } from "@/board/shapes/decision";
import { newProposal, POINT_SIGNS } from "@/board/shapes/proposal";
import { newQuestion } from "@/board/shapes/question";
import type { BoardStore } from "@/server/storage/board-store";
import type { Random } from "./random";

/** Words that a language is made of; a tenth of them makes up most of what is written. */
const VOCABULARY = 5_000;
const SYLLABLES = [..."bcdfghjklmnpqrstvwz"].flatMap((letter) =>
  ["a", "e", "i", "o", "u", "ü", "er", "en"].map((rest) => letter + rest),
);

/** Boards with items of all types, in words that repeat as in a language, written as a server would write them. */
export async function seedLibrary(
  store: Pick<BoardStore, "createBoard">,
  random: Random,
  size: { boards: number; itemsPerBoard: number },
): Promise<{ boardIds: string[]; words: string[] }> {
  const schema = createPaperboardSchema();
  const words = Array.from({ length: VOCABULARY }, () =>
    Array.from({ length: random.between(2, 4) }, () => random.pick(SYLLABLES)).join(""),
  );
  const boardIds: string[] = [];
  for (let n = 0; n < size.boards; n += 1) {
    const id = random.id(12);
    const title = text(random, words, 4);
    const records = Array.from({ length: size.itemsPerBoard }, (_, place) => item(random, words, place));
    const documents = newBoardDocuments({ schema, title, template: "blank", at: n, records });
    await store.createBoard({ id, title, template: "blank", createdAt: n, documents, person: "bench" });
    boardIds.push(id);
  }
  return { boardIds, words };
}

/** An item of one of the types with texts, filled as people fill it. */
export function item(random: Random, words: readonly string[], place: number): TLRecord {
  const type = random.pick(["question", "proposal", "decision", "action-item"] as const);
  const props = {
    question: () => ({ ...newQuestion(), text: text(random, words, 14), answer: text(random, words, 40) }),
    proposal: () => ({
      ...newProposal(),
      title: text(random, words, 8),
      summary: text(random, words, 40),
      points: Object.fromEntries(
        [1, 2, 3].map((n) => [
          `p${n}`,
          {
            index: `a${n}`,
            sign: random.pick(POINT_SIGNS),
            text: text(random, words, 12),
            author: text(random, words, 1),
            settled: "",
          },
        ]),
      ),
    }),
    decision: () => ({ ...newDecision(), text: text(random, words, 18) }),
    "action-item": () => ({
      ...newActionItem(),
      text: text(random, words, 12),
      owner: text(random, words, 1),
      due: random.pick(["", "v6.20 merge window", `2026-12-${random.between(10, 28)}`]),
      status: random.pick(ACTION_STATUSES),
    }),
  }[type]();
  return {
    id: `shape:${random.id(21)}`,
    typeName: "shape",
    type,
    parentId: "page:page",
    index: `a${place + 1}`,
    x: (place % 6) * 400,
    y: Math.floor(place / 6) * 300,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
    props,
  } as unknown as TLRecord;
}

/** A few words come often, most seldom: the square favours the beginning of the list. */
function text(random: Random, words: readonly string[], length: number): string {
  return Array.from({ length }, () => words[Math.floor(random.next() ** 2 * words.length)]).join(" ");
}
