"use client";

import { useCallback, useEffect, useState } from "react";
import type { BoardSummary } from "@/contract/api";
import { createAssetStore } from "@/client/canvas/asset-store";
import { RoomCanvas } from "@/client/canvas/room-canvas";
import type { FirstState } from "@/client/sync/first-state";
import { useBoardConnection } from "@/client/sync/use-board-connection";
import { t } from "@/client/ui/messages/t";
import { problemText } from "@/client/ui/problem-text";
import { StaleBanner } from "./stale-banner";
import { useWakeLock } from "./use-wake-lock";

/** The board on a wall: the canvas, its title, and whether it is live. Never a dialog, nothing to click. */
export function RoomScreen({ board, firstState }: { board: BoardSummary; firstState: FirstState }) {
  const [assets] = useState(() => createAssetStore(board.id, null));
  const { connection, snapshot } = useBoardConnection({
    assets,
    boardId: board.id,
    role: board.role,
    as: "room",
    person: null,
    firstState,
  });
  const phase = snapshot.connection;
  const title = snapshot.board.title || board.title;
  useWakeLock();

  useEffect(() => {
    document.title = `${title} · ${t("product.name")}`;
  }, [title]);

  const attachEditor = useCallback<typeof connection.attachEditor>(
    (editor) => connection.attachEditor(editor),
    [connection],
  );

  if (phase.phase === "refused") return <RoomMessage {...problemText(phase.code)} />;
  if (phase.phase === "loading" && snapshot.turnedAway === "board_full") {
    return <RoomMessage {...problemText("board_full")} />;
  }
  if (phase.phase === "loading") return <RoomMessage title={title} text={t("room.connecting")} />;
  return (
    <div className="relative flex h-dvh flex-col overflow-clip" data-testid="room">
      <StaleBanner offlineSince={snapshot.offlineSince} />
      <main id="main" className="relative isolate min-h-0 flex-1">
        <RoomCanvas store={phase.store} attachEditor={attachEditor} />
        <div className="pointer-events-none absolute top-[1.6vh] left-[1.6vh] z-[1000] flex max-w-[60vw] items-center gap-[1.4vh] text-[max(13px,2.4vh)]">
          <h1 className="truncate font-[640] text-muted">{title}</h1>
          {snapshot.online ? (
            <span role="status" className="inline-flex shrink-0 items-center gap-[0.7vh] font-[620] text-ok">
              <span aria-hidden className="size-[0.5em] rounded-full bg-ok" />
              {t("room.live")}
            </span>
          ) : null}
        </div>
      </main>
    </div>
  );
}

/** In large type, for the far end of the room. */
function RoomMessage({ title, text }: { title: string; text: string }) {
  return (
    <main id="main" className="dotted grid h-dvh place-items-center p-[6vh]">
      <div role="status" className="max-w-[80vw] text-center">
        <h1 className="text-[max(24px,5.6vh)] font-[680] tracking-[-0.02em]">{title}</h1>
        <p className="mt-[2vh] text-[max(16px,3.4vh)] leading-snug text-muted">{text}</p>
      </div>
    </main>
  );
}
