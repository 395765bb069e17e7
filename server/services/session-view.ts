import { readSessionState } from "@/board/document/session-state";
import { may } from "@/contract/roles";
import type { SessionView } from "@/contract/session-commands";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";
import { codeOf } from "./session-codes";

/** What of a running session only the actor may see. */
export function createSessionView(deps: ServiceDeps): Services["sessionView"] {
  return async (actor, boardId) => {
    const { role, personId, byLibrary } = await requireStanding(deps, actor, boardId, "read");
    const view: SessionView = { now: deps.now(), code: null, ballots: {}, notes: [], inbox: [] };
    // Readers of the library have no link: they are told nothing that leads to one.
    if (byLibrary) return view;
    const state = await deps.registry.read(boardId, "session", readSessionState);
    view.code = await codeOf(deps, boardId, state);
    if (!may(role, "speak")) return { ...view, now: deps.now() };
    for (const { id, closedAt } of state.hums) {
      if (closedAt !== null) continue;
      const voter = deps.voterTag({ boardId, humId: id, personId });
      const ballots = await deps.session.listBallots(boardId, id);
      const own = ballots.find((ballot) => ballot.voter === voter);
      if (own) view.ballots[id] = own.choice;
    }
    const { writing } = state;
    if (writing && writing.revealedAt === null) {
      const notes = await deps.session.listNotes(boardId, writing.id);
      view.notes = notes.filter((note) => note.personId === personId).map(({ id, text }) => ({ id, text }));
    }
    const scribe = may(role, "edit");
    const removes = may(role, "run-session");
    const inbox = await deps.session.listInbox(boardId);
    view.inbox = inbox
      .filter((row) => scribe || row.personId === personId)
      .map(({ personId: by, id, kind, text, name, at }) => ({
        id,
        kind,
        text,
        name,
        at,
        ...(removes ? { personId: by } : {}),
      }));
    // Asked last: by then the answer leaves.
    return { ...view, now: deps.now() };
  };
}
