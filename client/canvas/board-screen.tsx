"use client";

import { useCallback, useEffect, useState } from "react";
import type { BoardSummary } from "@/contract/api";
import { may } from "@/contract/roles";
import { useBoardConnection } from "@/client/sync/use-board-connection";
import { t } from "@/client/ui/messages/t";
import { usePerson } from "@/client/ui/person";
import { SkipLink } from "@/client/ui/skip-link";
import { BoardCanvas } from "./board-canvas";
import { BoardHeader, BoardStatus, ShareButton } from "./board-header";
import { BoardMenu } from "./board-menu";
import { CanvasSkeleton } from "./board-skeleton";
import { BoardTitle } from "./board-title";
import { ConnectionAnnouncer } from "./connection-announcer";
import { NameDialog } from "./name-dialog";
import { NoticeStrip } from "./notice-strip";
import { OfflineLine } from "./offline-line";
import { PeopleBar } from "./people-bar";
import { RefusedPage } from "./refused-page";
import { SavedIndicator } from "./saved-indicator";
import { ShareDialog } from "./share-dialog";
import { useLocalNotices } from "./use-local-notices";

/** The live board: connection, header, canvas and dialogs. */
export function BoardScreen({ board }: { board: BoardSummary }) {
  const [person, savePerson] = usePerson();
  const { connection, snapshot } = useBoardConnection({ boardId: board.id, role: board.role, person });
  const [dialog, setDialog] = useState<"name" | "share" | null>(null);
  const local = useLocalNotices();
  const phase = snapshot.connection;
  const mayEdit = may(snapshot.role, "edit");
  const manages = may(snapshot.role, "manage");
  // The session document knows the title once it is here; until then the page does.
  const title = snapshot.board.title || board.title;

  useEffect(() => {
    document.title = `${title} · ${t("product.name")}`;
  }, [title]);

  useEffect(() => {
    if (person) connection.setPerson(person);
  }, [connection, person]);

  const attachEditor = useCallback<typeof connection.attachEditor>(
    (editor) => connection.attachEditor(editor),
    [connection],
  );

  if (phase.phase === "refused") return <RefusedPage code={phase.code} />;

  const needsName = mayEdit && person === null && phase.phase === "ready";
  return (
    <div className="flex h-dvh flex-col overflow-hidden" data-testid="board" data-role={snapshot.role}>
      <SkipLink target="main">{t("canvas.skip")}</SkipLink>
      <BoardHeader
        title={<BoardTitle boardId={board.id} title={title} mayRename={manages} onProblem={local.report} />}
        status={
          <BoardStatus
            reading={!mayEdit}
            sealed={snapshot.board.sealed}
            locked={snapshot.board.locked && !manages}
          />
        }
      >
        {phase.phase === "ready" ? <SavedIndicator snapshot={snapshot} /> : null}
        <PeopleBar
          peers={snapshot.peers}
          self={mayEdit ? person : null}
          selfRole={snapshot.role}
          selfId={null}
        />
        {manages ? <ShareButton onClick={() => setDialog("share")} /> : null}
        <BoardMenu onChangeName={mayEdit ? () => setDialog("name") : null} />
      </BoardHeader>
      {phase.phase === "ready" ? (
        <OfflineLine offlineSince={snapshot.offlineSince} mayEdit={mayEdit} />
      ) : null}
      <NoticeStrip
        notices={[...snapshot.notices, ...local.notices]}
        onDismiss={(id) => (id.startsWith("local:") ? local.dismiss(id) : connection.dismiss(id))}
      />
      <ConnectionAnnouncer snapshot={snapshot} />
      {phase.phase === "ready" ? (
        <main
          id="main"
          tabIndex={-1}
          aria-label={t("board.canvas")}
          className="relative isolate min-h-0 flex-1 outline-none"
        >
          <BoardCanvas store={phase.store} person={person} mayEdit={mayEdit} attachEditor={attachEditor} />
        </main>
      ) : (
        <CanvasSkeleton offline={snapshot.offlineSince !== null} />
      )}
      <NameDialog
        open={needsName || dialog === "name"}
        person={person}
        onSave={(next) => {
          savePerson(next);
          setDialog(null);
        }}
        onClose={() => setDialog(null)}
      />
      {manages ? (
        <ShareDialog boardId={board.id} open={dialog === "share"} onClose={() => setDialog(null)} />
      ) : null}
    </div>
  );
}
