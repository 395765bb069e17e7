"use client";

import "./room.css";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { Editor } from "tldraw";
import { isRunning, type SessionState } from "@/board/document/session-state";
import type { BoardSummary } from "@/contract/api";
import { createAssetStore } from "@/client/canvas/asset-store";
import { useDecisionsOnBoard } from "@/client/canvas/decisions-on-board";
import { ItemsProvider } from "@/client/canvas/items/items-context";
import { RoomCanvas } from "@/client/canvas/room-canvas";
import { useServerNow } from "@/client/session/use-server-now";
import { useSessionDesk } from "@/client/session/use-session-desk";
import type { FirstState } from "@/client/sync/first-state";
import { useBoardConnection } from "@/client/sync/use-board-connection";
import { classNames } from "@/client/ui/class-names";
import { t } from "@/client/ui/messages/t";
import { PERSON_COLORS } from "@/client/ui/person";
import { problemText } from "@/client/ui/problem-text";
import { RoomAside } from "./room-aside";
import { RoomAnnouncement } from "./room-decisions";
import { RoomFooter } from "./room-footer";
import { RoomHeader } from "./room-header";
import { RESULT_FOR_MS } from "./room-hum";
import { RoomMessage } from "./room-message";
import { StaleBanner } from "./stale-banner";
import { useAnnouncement } from "./use-announcement";
import { useAttendance } from "./use-attendance";
import { useRoomAim } from "./use-room-aim";
import { useSelfRenewal } from "./use-self-renewal";
import { useWakeLock } from "./use-wake-lock";

export interface RoomScreenProps {
  board: BoardSummary;
  firstState: FirstState;
  /** Address of the server as others reach it. */
  origin: string;
  /** Opened with a link that may write, to write on the wall. */
  touch: boolean;
}

/** The board on a wall: what everybody in a hall has to see. Never a dialog, and nothing that waits for a hand. */
export function RoomScreen({ board, firstState, origin, touch }: RoomScreenProps) {
  const [assets] = useState(() => createAssetStore(board.id, null));
  // Strokes at the wall are nobody's in particular; they are drawn under one name.
  const [person] = useState(() => (touch ? { name: t("touch.name"), color: PERSON_COLORS[7] } : null));
  const { connection, snapshot } = useBoardConnection({
    assets,
    boardId: board.id,
    role: board.role,
    as: touch ? undefined : "room",
    build: board.build,
    person,
    firstState,
  });
  const phase = snapshot.connection;
  const { online, offlineSince } = snapshot;
  const title = snapshot.board.title || board.title;
  const state = useSyncExternalStore(
    connection.session.subscribe,
    connection.session.getState,
    connection.session.getState,
  );
  const { desk, view } = useSessionDesk({ boardId: board.id, role: "room", online, state });
  const now = useServerNow(desk, ticks(state, desk.now()));
  const aim = useRoomAim(state);
  const store = phase.phase === "ready" ? phase.store : null;
  const decisions = useDecisionsOnBoard(store);
  const announced = useAnnouncement(decisions, store !== null);
  const attendance = useAttendance(board.id, online);
  const awake = useWakeLock();
  const outdated = snapshot.notices.some(({ topic }) => topic === "outdated");
  const refused = phase.phase === "refused" ? phase.code : null;
  useSelfRenewal(outdated || (refused !== null && problemText(refused).retry));

  useEffect(() => {
    document.title = `${title} · ${t("product.name")}`;
  }, [title]);

  const [editor, setEditor] = useState<Editor | null>(null);
  const attachEditor = useCallback<typeof connection.attachEditor>(
    (mounted) => {
      const detach = connection.attachEditor(mounted);
      setEditor(mounted);
      return () => {
        setEditor(null);
        detach();
      };
    },
    [connection],
  );
  const latest = useMemo(() => decisions.at(-1) ?? null, [decisions]);

  if (refused !== null) {
    const { title: what, text, retry } = problemText(refused);
    return <RoomMessage title={what} text={retry ? `${text} ${t("room.reloading")}` : text} />;
  }
  if (phase.phase === "loading" && snapshot.turnedAway === "board_full") {
    return <RoomMessage {...problemText("board_full")} />;
  }
  if (store === null) return <RoomMessage title={title} text={t("room.connecting")} />;

  const running = isRunning(state);
  const ended = state.run !== null && !running;
  const aside = running || (ended && decisions.length > 0);
  return (
    <div
      className={classNames("room", ended && aside && "room-after")}
      data-testid="room"
      data-aim={aim.kind}
    >
      <RoomHeader state={state} title={title} now={now} />
      <StaleBanner offlineSince={offlineSince} />
      <main
        id="main"
        aria-label={t("board.canvas")}
        className={classNames("room-canvas", !aside && "room-canvas-whole")}
      >
        <ItemsProvider connection={connection} peers={snapshot.peers} selfId={null} editor={editor}>
          <RoomCanvas store={store} aim={aim} touch={person} attachEditor={attachEditor} />
        </ItemsProvider>
        {announced ? <RoomAnnouncement decision={announced} /> : null}
      </main>
      {aside ? (
        <RoomAside state={state} now={now} decisions={decisions} origin={origin} code={view?.code ?? null} />
      ) : null}
      <RoomFooter
        online={online}
        offlineSince={offlineSince}
        attendance={attendance}
        latest={ended ? null : latest}
        awake={awake}
      />
    </div>
  );
}

/** Whether anything on the screen changes with each second. */
function ticks(state: SessionState, now: number): boolean {
  const { current, speaker, hums } = state;
  const recent = hums.some(({ closedAt }) => closedAt !== null && now - closedAt < 2 * RESULT_FOR_MS);
  return isRunning(state) && (current !== null || speaker !== null || recent);
}
