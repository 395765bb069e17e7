import { isRunning, type SessionState } from "@/board/document/session-state";
import type { RoomAim } from "@/client/canvas/room-view";

const CONTENT: RoomAim = { kind: "content" };

/**
 * What the room looks at: whoever everybody follows; else where everybody was last brought, until the topic changes; else the
 * topic's frame; else all there is. `passed`: the bringing that a spotlight has led this screen away from.
 */
export function roomAim(
  state: Pick<SessionState, "run" | "spotlight" | "current" | "topics" | "bring">,
  passed: string | null,
): RoomAim {
  if (!isRunning(state as SessionState)) return CONTENT;
  const topic = state.topics.find(({ id }) => id === state.current?.topicId);
  const still: RoomAim = topic?.frameId ? { kind: "frame", shapeId: topic.frameId } : CONTENT;
  if (state.spotlight) return { kind: "person", personId: state.spotlight.personId, otherwise: still };
  const { bring } = state;
  if (bring && bring.id !== passed && bring.at >= sinceWhen(state)) {
    return { kind: "box", pageId: bring.pageId, box: bring.box };
  }
  return still;
}

/** Since when the topic is the current one, or since when there is none: by the server, so that a reload changes nothing. */
function sinceWhen({ current, topics }: Pick<SessionState, "current" | "topics">): number {
  return current ? current.startedAt : Math.max(0, ...topics.map(({ endedAt }) => endedAt ?? 0));
}
