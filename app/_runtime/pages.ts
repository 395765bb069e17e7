import "server-only";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { BoardSummary, TemplateSummary } from "@/contract/api";
import { type ErrorCode, errorCodeOf } from "@/contract/errors";
import { currentActor } from "./current-actor";
import { services } from "./services";

/**
 * The board of a page, with the visitor's role. Asked once per request, however many components ask.
 * A visitor who may not read it is sent to the page that says why; bugs are thrown.
 */
export const boardForPage = cache(async (boardId: string): Promise<BoardSummary> => {
  const found = await readBoard(boardId);
  if ("problem" in found) redirect(linkProblemPath(found.problem, boardId));
  return found.board;
});

/** Where people read what is wrong with their link; from there they may try again to open the board, if it is known. */
export function linkProblemPath(code: ErrorCode, boardId?: string): string {
  const query = new URLSearchParams({ code, ...(boardId === undefined ? {} : { board: boardId }) });
  return `/link-problem?${query}`;
}

/** Boards this browser may open, last edited first. */
export async function myBoards(): Promise<BoardSummary[]> {
  return services().listBoards(await currentActor());
}

export function templates(): TemplateSummary[] {
  return services().listTemplates();
}

/** Whether creating a board asks for the instance's create key. */
export function createKeyRequired(): boolean {
  return services().createKeyRequired();
}

async function readBoard(boardId: string): Promise<{ board: BoardSummary } | { problem: ErrorCode }> {
  try {
    return { board: await services().getBoard(await currentActor(), boardId) };
  } catch (error) {
    const problem = errorCodeOf(error);
    if (problem === null) throw error;
    return { problem };
  }
}
