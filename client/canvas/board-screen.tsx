"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import type { Editor } from "tldraw";
import type { BoardSummary, Publishing } from "@/contract/api";
import { LIMITS } from "@/contract/limits";
import { may } from "@/contract/roles";
import type { FirstState } from "@/client/sync/first-state";
import { useBoardConnection } from "@/client/sync/use-board-connection";
import { t } from "@/client/ui/messages/t";
import { usePerson } from "@/client/ui/person";
import { SkipLink } from "@/client/ui/skip-link";
import { BoardCanvas } from "./board-canvas";
import type { BoardDialog } from "./board-dialogs";
import {
  BoardHeader,
  BoardStatus,
  MENU_BUTTON,
  OUTLINE_BUTTON,
  OutlineButton,
  RecordLink,
  ShareButton,
} from "./board-header";
import { BoardMenu } from "./board-menu";
import { CanvasSkeleton } from "./board-skeleton";
import { BoardTitle } from "./board-title";
import { ConnectionAnnouncer } from "./connection-announcer";
import { useFollowing } from "./following";
import { useLimitNotices } from "./limits/use-limit-notices";
import { NoticeStrip } from "./notice-strip";
import { noticeWithAction } from "./notice-with-action";
import { OfflineLine } from "./offline-line";
import { PeopleAnnouncer } from "./people-announcer";
import { PeopleBar } from "./people-bar";
import { ItemsProvider } from "./items/items-context";
import { createLateModule } from "./late/late-module";
import { LatePart } from "./late/late-part";
import { usePrefetch } from "./late/use-prefetch";
import { NameDialog } from "./name-dialog";
import { peopleHere } from "./people-here";
import { FailedUploadsLine } from "./pictures/failed-uploads-line";
import { UploadChip } from "./pictures/upload-chip";
import { savedWithPictures, useUnsavedPictures } from "./pictures/unsaved-pictures";
import { usePicturesOfBoard, useRetryWhenOnline } from "./pictures/use-pictures-of-board";
import { SealedActionsProvider } from "./record/sealed-actions";
import { SealAnnouncer } from "./record/seal-announcer";
import { RefusedPage } from "./refused-page";
import { SavedIndicator } from "./saved-indicator";
import { SESSION_BUTTON, SessionButton } from "./session/session-button";
import { SessionProvider } from "./session/session-context";
import { SessionLines } from "./session/session-lines";
import { useCaptureKey } from "./session/use-capture-key";
import { TemplateHint, hintedTemplate } from "./template-hint";
import { TurnedAwayPage } from "./turned-away-page";
import { useThumbnailMaker } from "./thumbnail/use-thumbnail-maker";
import { useLocalNotices } from "./use-local-notices";
import { keepAsFile } from "./withheld/keep-as-file";
import { WithheldStrip } from "./withheld/withheld-strip";

/** The live board: connection, header, canvas and dialogs. */
export function BoardScreen({
  board,
  firstState,
  createKeyRequired,
  publishing,
}: {
  board: BoardSummary;
  firstState: FirstState;
  createKeyRequired: boolean;
  publishing: Publishing;
}) {
  const [person, savePerson] = usePerson();
  const selfId = board.personId ?? null;
  const { uploads, assets } = usePicturesOfBoard(board.id, selfId ?? "");
  const { connection, snapshot } = useBoardConnection({
    boardId: board.id,
    role: board.role,
    person,
    assets,
    firstState,
    build: board.build,
  });
  const [editor, setEditor] = useState<Editor | null>(null);
  const [tools] = useState(() => createLateModule(() => import("./board-tools")));
  usePrefetch(tools, editor !== null);
  const [dialog, setDialog] = useState<BoardDialog | null>(null);
  const [panel, setPanel] = useState<"outline" | "session" | null>(null);
  const outline = panel === "outline";
  const [capturing, setCapturing] = useState(false);
  const [captured, setCaptured] = useState("");
  const local = useLocalNotices();
  const phase = snapshot.connection;
  const mayEdit = may(snapshot.role, "edit");
  const manages = may(snapshot.role, "manage");
  // The session document knows the title once it is here; until then the page does.
  const title = snapshot.board.title || board.title;
  const following = useFollowing(editor);
  const boardLimits = board.limits ?? LIMITS;
  const limits = useLimitNotices(mayEdit ? editor : null, {
    documentState: connection.documentState,
    textCount: connection.textCount,
    pictureBytes: uploads.boardBytes,
    limits: boardLimits,
  });
  const people = useMemo(() => peopleHere(snapshot.peers, selfId), [snapshot.peers, selfId]);
  const template = hintedTemplate(board.template);
  useRetryWhenOnline(uploads, snapshot.online);
  useThumbnailMaker({
    board,
    editor: mayEdit ? editor : null,
    personId: person ? selfId : null,
    snapshot,
    loadDrawing: tools.load,
  });
  const pictures = useUnsavedPictures(uploads, editor);
  const saved = { ...snapshot, pictures, saved: savedWithPictures(snapshot.saved, pictures) };

  useEffect(() => {
    document.title = `${title} · ${t("product.name")}`;
  }, [title]);

  useEffect(() => {
    connection.setPerson(person);
  }, [connection, person]);

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

  const writable = mayEdit && !snapshot.board.sealed && (!snapshot.board.locked || manages);
  const capture = useCallback(() => setCapturing(true), []);
  useCaptureKey(editor && writable ? capture : null);
  const togglePanel = (which: "outline" | "session") => setPanel(panel === which ? null : which);

  const closeSession = useCallback(() => {
    setPanel(null);
    const button = document.getElementById(SESSION_BUTTON);
    (button?.offsetParent ? button : document.getElementById(MENU_BUTTON))?.focus();
  }, []);

  const closeOutline = useCallback(() => {
    setPanel(null);
    const button = document.getElementById(OUTLINE_BUTTON);
    // On a phone the outline was opened from the menu.
    (button?.offsetParent ? button : document.getElementById(MENU_BUTTON))?.focus();
  }, []);

  if (phase.phase === "refused") {
    const unsaved = snapshot.saved.kind === "saved" ? 0 : snapshot.saved.unsaved;
    return (
      <RefusedPage
        code={phase.code}
        unsaved={unsaved + (snapshot.withheld?.edits ?? 0)}
        keep={async () => {
          const update = connection.withheldCopy();
          return update && keepAsFile({ boardId: board.id, title, update, uploads });
        }}
      />
    );
  }

  if (phase.phase === "loading" && snapshot.turnedAway === "board_full") return <TurnedAwayPage />;

  const needsName = mayEdit && person === null && phase.phase === "ready";
  const screen = (
    // Clipped, not hidden: a caret at the end of a long text would scroll a hidden overflow, and the header away.
    <div className="relative flex h-dvh flex-col overflow-clip" data-testid="board" data-role={snapshot.role}>
      <SkipLink target="main">{t("canvas.skip")}</SkipLink>
      <BoardHeader
        title={
          <BoardTitle
            boardId={board.id}
            title={title}
            mayRename={manages && !snapshot.board.sealed}
            wraps={
              mayEdit &&
              !snapshot.board.sealed &&
              !snapshot.board.locked &&
              snapshot.board.publishedAt === null
            }
            onProblem={local.report}
          />
        }
        status={
          <BoardStatus
            reading={!mayEdit}
            sealed={snapshot.board.sealed}
            seal={snapshot.board.seal}
            publishedAt={snapshot.board.publishedAt}
            locked={snapshot.board.locked && !manages}
          />
        }
      >
        {template ? <TemplateHint template={template} /> : null}
        <UploadChip uploads={uploads} />
        {phase.phase === "ready" ? <SavedIndicator snapshot={saved} /> : null}
        {editor && !board.byLibrary ? (
          <SessionButton open={panel === "session"} onToggle={() => togglePanel("session")} />
        ) : null}
        {/* Who reads without a link is not among the people here. */}
        {board.byLibrary ? null : (
          <PeopleBar
            boardId={board.id}
            people={people}
            self={person}
            selfRole={snapshot.role}
            following={following}
            onManage={manages ? () => setDialog("people") : null}
          />
        )}
        {may(snapshot.role, "pass-on") ? (
          <ShareButton givesWay={following.personId !== null} onClick={() => setDialog("links")} />
        ) : null}
        <RecordLink boardId={board.id} />
        <OutlineButton open={outline} onToggle={editor ? () => togglePanel("outline") : null} />
        <BoardMenu
          boardId={board.id}
          mayEdit={mayEdit}
          onOutline={editor ? () => togglePanel("outline") : null}
          onSession={editor && !board.byLibrary ? () => togglePanel("session") : null}
          onHint={template ? () => setDialog("hint") : null}
          onExport={editor ? () => setDialog("export") : null}
          onSettings={() => setDialog("settings")}
          onRecord={manages ? setDialog : null}
          board={snapshot.board}
        />
      </BoardHeader>
      {phase.phase === "ready" ? (
        <OfflineLine offlineSince={snapshot.offlineSince} mayEdit={mayEdit} />
      ) : null}
      {snapshot.withheld ? (
        <WithheldStrip
          boardId={board.id}
          title={title}
          createKeyRequired={createKeyRequired}
          withheld={snapshot.withheld}
          uploads={uploads}
          copy={connection.withheldCopy}
          onSend={connection.sendWithheld}
          onDiscard={connection.discardWithheld}
        />
      ) : null}
      {editor && mayEdit ? <FailedUploadsLine editor={editor} uploads={uploads} /> : null}
      <NoticeStrip
        notices={[
          ...snapshot.notices.flatMap((notice) => noticeWithAction(notice) ?? []),
          ...limits.notices,
          ...local.notices,
        ]}
        onDismiss={(id) => {
          if (id.startsWith("local:")) local.dismiss(id);
          else if (id.startsWith("limit:")) limits.dismiss(id);
          else connection.dismiss(id);
        }}
      />
      {phase.phase === "ready" ? (
        <SessionLines editor={editor} panelOpen={panel === "session"} onPanel={() => setPanel("session")} />
      ) : null}
      <ConnectionAnnouncer snapshot={saved} />
      <SealAnnouncer sealed={phase.phase === "ready" ? snapshot.board.sealed : null} />
      <PeopleAnnouncer people={people} online={snapshot.online} />
      {phase.phase === "ready" ? (
        <ItemsProvider connection={connection} peers={snapshot.peers} selfId={selfId} editor={editor}>
          <SealedActionsProvider
            boardId={board.id}
            allowed={
              snapshot.board.sealed && may(snapshot.role, "edit-sealed-actions") && board.byLibrary !== true
            }
            onProblem={local.report}
          >
            <div className="flex min-h-0 flex-1 max-md:flex-col">
              <main
                id="main"
                tabIndex={-1}
                aria-label={t("board.canvas")}
                className="relative isolate min-h-0 min-w-0 flex-1 overflow-clip outline-none"
              >
                <BoardCanvas
                  boardId={board.id}
                  store={phase.store}
                  person={person}
                  personId={selfId}
                  uploads={uploads}
                  mayEdit={mayEdit}
                  maxShapesPerPage={boardLimits.maxShapesPerPage}
                  attachEditor={attachEditor}
                />
              </main>
              {outline && editor ? (
                <LatePart module={tools} wanted onClose={closeOutline}>
                  {({ OutlinePanel }) => <OutlinePanel editor={editor} onClose={closeOutline} />}
                </LatePart>
              ) : null}
              {panel === "session" && editor ? (
                <LatePart module={tools} wanted onClose={closeSession}>
                  {({ SessionPanel }) => (
                    <SessionPanel
                      editor={editor}
                      onClose={closeSession}
                      onCapture={writable ? capture : null}
                    />
                  )}
                </LatePart>
              ) : null}
            </div>
          </SealedActionsProvider>
        </ItemsProvider>
      ) : (
        <CanvasSkeleton offline={snapshot.offlineSince !== null} />
      )}
      {/* A first-time visitor who may edit is asked before anything else. */}
      <NameDialog open={needsName} title={title} role={snapshot.role} people={people} onSave={savePerson} />
      <LatePart
        module={tools}
        wanted={dialog !== null && !needsName}
        onClose={() => setDialog(null)}
        returnTo={MENU_BUTTON}
      >
        {({ BoardDialogs }) => (
          <BoardDialogs
            boardId={board.id}
            title={title}
            template={template}
            role={snapshot.role}
            dialog={needsName ? null : dialog}
            onClose={() => setDialog(null)}
            person={person}
            selfId={selfId}
            people={people}
            board={snapshot.board}
            publishing={publishing}
            createKeyRequired={createKeyRequired}
            editor={editor}
            connection={connection}
          />
        )}
      </LatePart>
      {editor && writable ? (
        <LatePart module={tools} wanted={capturing} onClose={() => setCapturing(false)}>
          {({ CaptureDialog }) => (
            <CaptureDialog
              editor={editor}
              open={capturing}
              onClose={() => setCapturing(false)}
              onCaptured={(text) => setCaptured(t("session.captured", { text }))}
            />
          )}
        </LatePart>
      ) : null}
      <p role="status" className="sr-only">
        {captured}
      </p>
    </div>
  );
  return (
    <SessionProvider
      connection={connection}
      boardId={board.id}
      // Who reads without a link takes no part.
      role={board.byLibrary ? "room" : snapshot.role}
      online={snapshot.online}
      locked={snapshot.board.locked}
      personId={selfId}
      name={person?.name ?? null}
      report={local.report}
      askName={() => setDialog("settings")}
    >
      {screen}
    </SessionProvider>
  );
}
