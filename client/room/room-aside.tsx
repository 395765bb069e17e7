"use client";

import { isRunning, type SessionState } from "@/board/document/session-state";
import type { BoardDecision } from "@/client/canvas/decisions-on-board";
import { clockText } from "@/client/session/clock-text";
import { asideMeasures, type AsideUse } from "./aside-measures";
import { RoomDecisions } from "./room-decisions";
import { humShown, RoomHum } from "./room-hum";
import { RoomJoin } from "./room-join";
import { RoomSpeakers } from "./room-speakers";
import { useFitting } from "./use-fitting";

export interface RoomAsideProps {
  state: SessionState;
  /** The server's time. */
  now: number;
  decisions: readonly BoardDecision[];
  /** Address of the server as others reach it. */
  origin: string;
  /** Of the session's short address; null while it is not known. */
  code: string | null;
}

/** Beside the canvas: what people are asked, who speaks, what was decided and how to join; as much as fits, nothing cut in half. */
export function RoomAside({ state, now, decisions, origin, code }: RoomAsideProps) {
  const running = isRunning(state);
  const hum = humShown(state, now);
  const use: AsideUse = !running ? "ended" : hum === null ? "talk" : hum.closedAt === null ? "hum" : "result";
  const measures = asideMeasures(use);
  const { speaker, writing, queue } = state;
  // Everything that takes space: of a time only how many digits it has.
  const digits = speaker && clockText(Math.max(0, now - speaker.startedAt)).length;
  const content = JSON.stringify([use, hum, writing, speaker, digits, queue, decisions, origin, code]);
  const [column, step] = useFitting(measures.length, content);
  const measure = measures[step] ?? measures[0];
  return (
    <aside ref={column} className="room-aside">
      {running ? (
        <>
          <RoomHum
            state={state}
            now={now}
            question={measure.question}
            small={measure.small}
            hint={measure.hint}
          />
          <RoomSpeakers state={state} now={now} most={measure.queue} waiting={measure.waiting} />
        </>
      ) : null}
      {decisions.length > 0 && measure.decisions > 0 ? (
        <RoomDecisions
          decisions={decisions}
          most={measure.decisions}
          lines={measure.lines}
          large={!running}
        />
      ) : null}
      {running && code !== null && measure.join !== "none" ? (
        <RoomJoin origin={origin} code={code} as={measure.join} />
      ) : null}
    </aside>
  );
}
