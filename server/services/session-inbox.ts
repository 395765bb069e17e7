import { isRunning } from "@/board/document/session-state";
import { recordDelivered, recordWaiting } from "@/board/session/session-secrets";
import { putText } from "@/board/session/session-shapes";
import { AppError } from "@/contract/errors";
import { SESSION_LIMITS } from "@/contract/session-limits";
import { requireCanvasOpen } from "./require-canvas-open";
import { requireRoomOnCanvas } from "./require-room-on-canvas";
import type { SessionChange, SessionRunContext } from "./session-run";

/** Keeps a text for the scribes. */
export async function keepText(run: SessionRunContext<"inbox.send">): Promise<SessionChange> {
  const { deps, boardId, command, standing, state, at } = run;
  const { id, kind, text, name } = command;
  const { personId } = standing;
  if (!isRunning(state)) throw new AppError("session_not_running");
  const waiting = await deps.session.listInbox(boardId);
  // Stored by an attempt whose end nobody saw.
  const known = waiting.find((row) => row.id === id);
  const delivered = state.delivered.some((entry) => entry.id === id);
  // One that lies on the canvas already: this one would never get there.
  if (delivered || (known && known.personId !== personId)) throw new AppError("session_changed");
  if (!known) {
    const own = waiting.filter((row) => row.personId === personId).length;
    if (own >= SESSION_LIMITS.inboxPerPerson || waiting.length >= SESSION_LIMITS.inboxPerBoard) {
      throw new AppError("session_limit");
    }
    await deps.session.addInboxText({ boardId, id, personId, name, kind, text, at });
  }
  const count = waiting.length + (known ? 0 : 1);
  return (now) => recordWaiting(now, count);
}

/** Puts a text that waits onto the canvas, with its author. */
export async function deliverText(run: SessionRunContext<"inbox.deliver">): Promise<SessionChange> {
  const { deps, boardId, command, standing, state, at, check } = run;
  const { entryId, proposalId, sign } = command;
  await requireCanvasOpen(deps, boardId, standing.role);
  const waiting = await deps.session.listInbox(boardId);
  const row = waiting.find(({ id }) => id === entryId);
  if (!row) throw new AppError("session_changed");
  await requireRoomOnCanvas(deps, boardId, 1);
  const { kind, text, name } = row;
  const topic = state.topics.find(({ id }) => id === state.current?.topicId);
  const proposal = kind === "point" && proposalId !== null ? { id: proposalId, sign } : null;
  let shapeId: string | null = null;
  await deps.registry.edit(boardId, "canvas", (doc) => {
    const frameId = topic?.frameId ?? null;
    shapeId = putText(doc, { id: entryId, kind, text, name, frameId, proposal }, check);
  });
  // The proposal was deleted meanwhile.
  if (shapeId === null) throw new AppError("session_changed");
  const delivered = { id: entryId, kind, name, at, shapeId };
  return (now) => recordDelivered(now, delivered, waiting.length - 1);
}

/** Drops a text that waits. */
export async function dismissText(run: SessionRunContext<"inbox.dismiss">): Promise<SessionChange> {
  const { deps, boardId, command } = run;
  const waiting = await deps.session.listInbox(boardId);
  const left = waiting.filter(({ id }) => id !== command.entryId).length;
  return (state) => recordWaiting(state, left);
}
