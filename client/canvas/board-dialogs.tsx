"use client";

import type { Publishing } from "@/contract/api";
import type { Editor } from "tldraw";
import { may, type Role } from "@/contract/roles";
import type { BoardFacts } from "@/client/sync/board-connection";
import { SettingsDialog } from "@/client/ui/settings-dialog";
import type { Person } from "@/client/ui/person";
import { MENU_BUTTON, PEOPLE_BUTTON, SHARE_BUTTON } from "./board-header";
import type { BoardConnection } from "@/client/sync/board-connection";
import { ExportDialog } from "./exports/export-dialog";
import { makeLastPictures } from "./exports/make-last-pictures";
import type { PersonHere } from "./people-here";
import { ContinueDialog } from "./record/continue-dialog";
import { PublishDialog } from "./record/publish-dialog";
import { SealDialog } from "./record/seal-dialog";
import { ShareDialog } from "./share/share-dialog";
import { TemplateHintDialog, type HintedTemplate } from "./template-hint";
import { makeLastThumbnail } from "./thumbnail/make-last-thumbnail";

/** The dialog that a person has opened. */
export type BoardDialog =
  | "settings"
  | "hint"
  | "links"
  | "people"
  | "seal"
  | "publish"
  | "continue"
  | "export";

export interface BoardDialogsProps {
  boardId: string;
  title: string;
  template: HintedTemplate | null;
  role: Role;
  dialog: BoardDialog | null;
  onClose(): void;
  person: Person | null;
  /** The server's id of this person, when known. */
  selfId: string | null;
  people: readonly PersonHere[];
  board: BoardFacts;
  publishing: Publishing;
  createKeyRequired: boolean;
  /** Null while there is no canvas. */
  editor: Editor | null;
  connection: BoardConnection;
}

/** Everything that people open over the board; one at a time. */
export function BoardDialogs(props: BoardDialogsProps) {
  const { boardId, title, template, role, dialog, onClose, person, selfId, people, editor, connection } =
    props;
  // The last pictures of a board that nobody will change any more.
  const beforeSeal = editor && {
    async beforeSeal() {
      await makeLastThumbnail(editor, boardId);
      await makeLastPictures({ boardId, editor, connection });
    },
  };
  const isShare = dialog === "links" || dialog === "people";
  return (
    <>
      <SettingsDialog
        open={dialog === "settings"}
        nameNeeded={may(role, "edit")}
        returnTo={MENU_BUTTON}
        onClose={onClose}
      />
      {editor && dialog === "export" ? (
        <ExportDialog
          boardId={boardId}
          title={title}
          editor={editor}
          connection={connection}
          returnTo={MENU_BUTTON}
          onClose={onClose}
        />
      ) : null}
      {template ? (
        <TemplateHintDialog template={template} open={dialog === "hint"} onClose={onClose} />
      ) : null}
      {may(role, "manage") ? (
        <>
          <SealDialog
            boardId={boardId}
            sealed={props.board.sealed}
            open={dialog === "seal"}
            returnTo={MENU_BUTTON}
            {...beforeSeal}
            onDone={() => undefined}
            onClose={onClose}
          />
          <PublishDialog
            boardId={boardId}
            publishedAt={props.board.publishedAt}
            sealed={props.board.sealed}
            publishing={props.publishing}
            open={dialog === "publish"}
            returnTo={MENU_BUTTON}
            {...beforeSeal}
            onDone={() => undefined}
            onClose={onClose}
          />
          <ContinueDialog
            boardId={boardId}
            title={title}
            createKeyRequired={props.createKeyRequired}
            open={dialog === "continue"}
            returnTo={MENU_BUTTON}
            onClose={onClose}
          />
        </>
      ) : null}
      {may(role, "pass-on") ? (
        <ShareDialog
          boardId={boardId}
          open={isShare}
          tab={dialog === "people" ? "people" : "links"}
          people={people}
          self={person}
          selfId={selfId}
          selfRole={role}
          returnTo={dialog === "people" ? PEOPLE_BUTTON : SHARE_BUTTON}
          onClose={onClose}
        />
      ) : null}
    </>
  );
}
