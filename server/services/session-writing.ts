import { isRunning, type SessionState } from "@/board/document/session-state";
import { discardWriting, recordNotes, revealWriting } from "@/board/session/session-secrets";
import { putNotes } from "@/board/session/session-shapes";
import { AppError } from "@/contract/errors";
import { SESSION_LIMITS } from "@/contract/session-limits";
import { requireRoomOnCanvas } from "./require-room-on-canvas";
import type { ServiceDeps } from "./service-deps";
import type { SessionChange, SessionRunContext } from "./session-run";

/** Keeps a note that nobody else sees until the reveal. */
export async function keepNote(run: SessionRunContext<"writing.note">): Promise<SessionChange> {
  const { deps, boardId, command, standing, state, at } = run;
  const { writingId, noteId: id, text, name } = command;
  const { personId } = standing;
  if (!isRunning(state)) throw new AppError("session_not_running");
  if (state.writing?.id !== writingId || state.writing.revealedAt !== null) {
    throw new AppError("session_changed");
  }
  if (text === "") await deps.session.removeNote({ boardId, writingId, id, personId });
  else {
    const known = await deps.session.listNotes(boardId, writingId);
    const isNew = !known.some((note) => note.id === id);
    const own = known.filter((note) => note.personId === personId).length;
    const full = own >= SESSION_LIMITS.notesPerPerson || known.length >= SESSION_LIMITS.notesPerWriting;
    if (isNew && full) throw new AppError("session_limit");
    const kept = await deps.session.putNote({ boardId, writingId, id, personId, name, text, at });
    if (!kept) throw new AppError("session_changed");
  }
  const count = await countNotes(deps, boardId, writingId);
  return (now) => recordNotes(now, writingId, count);
}

async function countNotes({ session }: Pick<ServiceDeps, "session">, boardId: string, writingId: string) {
  const notes = await session.listNotes(boardId, writingId);
  return { writers: new Set(notes.map(({ personId }) => personId)).size, notes: notes.length };
}

/** Erases what a person has written that nobody has seen. The notes are counted anew, so that it may be repeated. */
export async function eraseNotesOf(
  deps: Pick<ServiceDeps, "session">,
  boardId: string,
  { personId, state: { writing } }: { personId: string; state: SessionState },
): Promise<SessionChange> {
  if (!writing || writing.revealedAt !== null) return (state) => ({ state });
  const writingId = writing.id;
  for (const note of await deps.session.listNotes(boardId, writingId)) {
    if (note.personId === personId)
      await deps.session.removeNote({ boardId, writingId, id: note.id, personId });
  }
  const count = await countNotes(deps, boardId, writingId);
  return (now) => recordNotes(now, writingId, count);
}

/** Puts all notes on the canvas, in an order that says nothing of who wrote them when. */
export async function revealNotes(run: SessionRunContext<"writing.reveal">): Promise<SessionChange> {
  const { deps, boardId, command, state, at, check } = run;
  const { writingId } = command;
  const { writing } = state;
  if (writing?.id !== writingId) throw new AppError("session_changed");
  if (writing.revealedAt === null) {
    const rows = await deps.session.listNotes(boardId, writingId);
    const notes = rows
      .map(({ id, text, name }) => ({ id, text, name: writing.named ? name : null }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const topic = state.topics.find(({ id }) => id === writing.topicId);
    const { id, prompt } = writing;
    const topicFrameId = topic?.frameId ?? null;
    await requireRoomOnCanvas(deps, boardId, notes.length + 1);
    if (notes.length > 0) {
      await deps.registry.edit(boardId, "canvas", (doc) => {
        putNotes(doc, { id, prompt, topicFrameId, notes }, check);
      });
    }
  }
  return (now) => revealWriting(now, writingId, at);
}

/** Forgets all notes unseen. */
export async function discardNotes(run: SessionRunContext<"writing.discard">): Promise<SessionChange> {
  return (state) => discardWriting(state, run.command.writingId);
}

/** Erases the notes that lie on the canvas or were discarded. */
export async function eraseShownNotes(
  { session }: Pick<ServiceDeps, "session">,
  boardId: string,
  { writing }: SessionState,
): Promise<void> {
  await session.eraseNotesExcept(boardId, writing && writing.revealedAt === null ? writing.id : null);
}
