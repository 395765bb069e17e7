import "server-only";
import { redirect } from "next/navigation";
import { cache } from "react";
import { ActionQuery } from "@/contract/action-schemas";
import type { ActionFilters, ActionList } from "@/contract/actions";
import type { BoardSummary, LibraryBoard, Publishing, TemplateSummary, TrashedBoard } from "@/contract/api";
import { type ErrorCode, errorCodeOf } from "@/contract/errors";
import type { SearchResult } from "@/contract/search";
import { SearchQuery } from "@/contract/search-schema";
import type { Actor } from "@/server/services/services";
import { currentActor } from "./current-actor";
import { services } from "./services";

/**
 * The board of a page, with the visitor's role. Asked once per request, however many components ask.
 * A visitor who may not read it is sent to the page that says why; bugs are thrown.
 */
export const boardForPage = cache(async (boardId: string): Promise<BoardSummary> => {
  const found = await findBoardForPage(boardId);
  if ("problem" in found) redirect(linkProblemPath(found.problem, boardId));
  return found.board;
});

/** The same for a page that says by itself why it is not readable. */
export const findBoardForPage = cache(readBoard);

/** The origin under which the server is reached from outside, e.g. `https://board.example.org`. */
export async function publicOrigin(): Promise<string> {
  return (await currentActor()).origin;
}

/** Where people read what is wrong with their link; from there they may try again to open the board, if it is known. */
export function linkProblemPath(code: ErrorCode, boardId?: string): string {
  const query = new URLSearchParams({ code, ...(boardId === undefined ? {} : { board: boardId }) });
  return `/link-problem?${query}`;
}

/** What a page shows of a list that may not be readable now; `problem` is then why. Bugs are thrown. */
export interface PageList<Entry> {
  boards: Entry[] | null;
  problem: ErrorCode | null;
}

/** The record of a board whose page is asked for, with what stands beside it; the visitor may read it (boardForPage was asked before). */
export async function reviewForPage(boardId: string) {
  const actor = await currentActor();
  const [record, facts, changes] = await Promise.all([
    services().boardRecord(actor, boardId),
    services().reviewFacts(actor, boardId),
    services().actionChanges(actor, boardId),
  ]);
  return { record, facts, changes };
}

/** Boards this browser may open, last edited first. */
export function myBoards(): Promise<PageList<BoardSummary>> {
  return listForPage((actor) => services().listBoards(actor));
}

/** Deleted boards that this browser may restore, last deleted first. */
export function myTrash(): Promise<PageList<TrashedBoard>> {
  return listForPage((actor) => services().listTrash(actor));
}

/** The first part of the list of action items with these filters; null when it cannot be read now; `problem` is then why. */
export async function actionsForPage(
  filters: ActionFilters,
): Promise<{ list: ActionList | null; problem: ErrorCode | null }> {
  try {
    const query = ActionQuery.parse(filters);
    return { list: await services().listActions(await currentActor(), query), problem: null };
  } catch (error) {
    const code = errorCodeOf(error);
    if (code === null) throw error;
    return { list: null, problem: code };
  }
}

/** What a search finds; null when it cannot be asked now: the page asks again by itself. */
export async function searchForPage(text: string): Promise<SearchResult | null> {
  const query = SearchQuery.safeParse({ q: text });
  if (!query.success) return null;
  try {
    return await services().search(await currentActor(), query.data.q);
  } catch (error) {
    if (errorCodeOf(error) === null) throw error;
    return null;
  }
}

async function listForPage<Entry>(list: (actor: Actor) => Promise<Entry[]>): Promise<PageList<Entry>> {
  try {
    return { boards: await list(await currentActor()), problem: null };
  } catch (error) {
    const code = errorCodeOf(error);
    if (code === null) throw error;
    return { boards: null, problem: code };
  }
}

export function templates(): TemplateSummary[] {
  return services().listTemplates();
}

/** Whether creating a board asks for the instance's create key. */
export function createKeyRequired(): boolean {
  return services().createKeyRequired();
}

/** Whether boards can be published on this instance. */
export function publishing(): Publishing {
  return services().publishing();
}

/** The boards of the library, last published first. */
export function library(): Promise<PageList<LibraryBoard>> {
  return listForPage(() => services().listLibrary());
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
