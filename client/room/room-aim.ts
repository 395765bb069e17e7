import { isRunning, type Bring, type SessionState } from "@/board/document/session-state";
import type { RoomAim } from "@/client/canvas/room-view";

/** Whoever opens the page later was not there when everybody was brought. */
export const BRING_FOR_MS = 10_000;

const CONTENT: RoomAim = { kind: "content" };

/**
 * What the room looks at: whoever everybody follows; else where everybody was last brought, until the topic changes; else the
 * topic's frame; else all there is. `brought`: the last bringing that this screen took part in, and during which topic.
 */
export function roomAim(
  state: Pick<SessionState, "run" | "spotlight" | "current" | "topics">,
  brought: { bring: Bring; topicId: string | null } | null,
): RoomAim {
  if (!isRunning(state as SessionState)) return CONTENT;
  const topic = state.topics.find(({ id }) => id === state.current?.topicId);
  const still: RoomAim = topic?.frameId ? { kind: "frame", shapeId: topic.frameId } : CONTENT;
  if (state.spotlight) return { kind: "person", personId: state.spotlight.personId, otherwise: still };
  if (brought && brought.topicId === (state.current?.topicId ?? null)) {
    return { kind: "box", pageId: brought.bring.pageId, box: brought.bring.box };
  }
  return still;
}
