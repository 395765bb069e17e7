import type { BoardRecord } from "@/board/record/board-record";
import type {
  ActionChange,
  ActionList,
  ActionQuery,
  ChangeActionRequest,
  ChangedAction,
} from "@/contract/actions";
import type {
  BoardSummary,
  ContinueBoardRequest,
  CreateBoardRequest,
  CreateBoardResponse,
  CreateLinkRequest,
  DuplicateBoardRequest,
  LibraryBoard,
  LinkSummary,
  ListDecisionsResponse,
  Publishing,
  PublishRequest,
  ReviewFacts,
  SealRequest,
  TemplateSummary,
  TrashedBoard,
} from "@/contract/api";
import type { ImportedBoard } from "@/contract/archive";
import type { UploadedAsset } from "@/contract/assets";
import type { BoardPictures } from "@/contract/frame-pictures";
import type { Role } from "@/contract/roles";
import type { SessionCommand, SessionCommandResponse, SessionView } from "@/contract/session-commands";
import type { SearchResult } from "@/contract/search";
import type { DocumentName } from "@/contract/sync-protocol";
import type { ThumbnailTheme } from "@/contract/thumbnail";
import type { AssetRow } from "@/server/storage/asset-store";
import type { FramePictureRow } from "@/server/storage/frame-picture-store";
import type { ThumbnailRow } from "@/server/storage/thumbnail-store";

/** Who asks. Built by `Services.identify` from the headers of a request; never from its body. */
export interface Actor {
  /** Browser session, from the cookie; null for a newcomer or a client with a token only. */
  session: { id: string; personId: string } | null;
  /** Link token from `Authorization: Bearer` or `?token=`. */
  token: string | null;
  /** Absolute origin for link URLs, e.g. `https://board.example.org`; from PUBLIC_URL or a validated Host. */
  origin: string;
  /** The request came from a page of ours in a browser (matching Origin), so that a cookie will be kept. */
  browser: boolean;
  /** Address of the client, after TRUST_PROXY; failures are counted by it. */
  address: string;
}

/** A role on a board, with what it rests on. */
export interface Standing {
  boardId: string;
  role: Role;
  linkId: string;
  /** Public id: of the browser session's person, or `link:<linkId>`. */
  personId: string;
  sessionId: string | null;
  /** When the link ends, in milliseconds since the epoch; null for a link without expiry. */
  endsAt: number | null;
  /** Without a link, because the board is published: reads it, and nothing else of what its role may. */
  byLibrary?: true;
}

/** What a route needs of a request to find out who asks. */
export interface RequestFacts {
  /** HTTP method; `UPGRADE` for a WebSocket, which may write and is therefore checked like a write. */
  method: string;
  url: URL;
  cookie: string | null;
  authorization: string | null;
  originHeader: string | null;
  host: string | null;
  forwardedHost: string | null;
  forwardedProto: string | null;
  /** Address of the peer, after TRUST_PROXY. */
  address: string;
}

/** Use cases. Each checks access before it reads and throws AppError with a code of contract/errors. */
export interface Services {
  /**
   * Finds out who asks. Throws `bad_origin` for a write from another site, and for one authorised by cookie without
   * a matching Origin; with an explicit token no Origin is needed, but the cookie then counts only if it matches.
   */
  identify(facts: RequestFacts): Promise<Actor>;
  /**
   * The actor's standing on a board: the shown token's alone, else the browser session's strongest live grant.
   * Throws `not_joined`, `not_found`, `link_unknown`, `link_expired`, `link_revoked`, `removed` or `board_deleted`.
   */
  standing(actor: Actor, boardId: string): Promise<Standing>;
  /** `createKey`: what the request offered; compared in constant time with CREATE_KEY when that is set. */
  createBoard(
    actor: Actor,
    input: CreateBoardRequest,
    createKey: string | null,
  ): Promise<CreateBoardResponse & { setCookie: string | null }>;
  /**
   * Makes a board of a copy that a page has put together from board `boardId` (board/document/board-copy.ts), with the
   * pictures of that board that it shows. For whoever may read that board and create boards. Throws as `createBoard`
   * does, and `bad_request`, `client_outdated`, `too_large` or `board_limit` for a document that no board can be.
   */
  copyBoard(
    actor: Actor,
    boardId: string,
    document: AsyncIterable<Uint8Array>,
    createKey: string | null,
  ): Promise<CreateBoardResponse & { setCookie: string | null }>;
  createKeyRequired(): boolean;
  getBoard(actor: Actor, boardId: string): Promise<BoardSummary>;
  renameBoard(actor: Actor, boardId: string, title: string): Promise<BoardSummary>;
  /** Puts a board into the trash; open pages end with `board_deleted` before the promise resolves. */
  deleteBoard(actor: Actor, boardId: string): Promise<void>;
  /**
   * Ends editing and a running session, for everybody and at once; only action items still change. A sealed board stays as it
   * is. Throws `session_changed` while private notes of the session are neither revealed nor discarded.
   */
  sealBoard(actor: Actor, boardId: string, input: SealRequest): Promise<void>;
  /** Takes a seal back. */
  reopenBoard(actor: Actor, boardId: string): Promise<void>;
  /** Whether boards may be published here, and whether that needs the create key. */
  publishing(): Publishing;
  /**
   * Lets everybody who reaches the server read the board, from the moment the promise resolves. Throws `library_closed`,
   * or `create_key_required` and `rate_limited` as `createBoard` does; with a seal what `sealBoard` does.
   */
  publishBoard(
    actor: Actor,
    boardId: string,
    input: PublishRequest,
    createKey: string | null,
  ): Promise<BoardSummary>;
  /** Takes a board out of the library; whoever reads it without a link loses it before the promise resolves. */
  takeBackBoard(actor: Actor, boardId: string): Promise<BoardSummary>;
  /** Published boards, last published first, for everybody. */
  listLibrary(): Promise<LibraryBoard[]>;
  /**
   * A new board that takes over what is still open on this one: for its facilitators, under the same create key as
   * `createBoard`. The two boards name each other.
   */
  continueBoard(
    actor: Actor,
    boardId: string,
    input: ContinueBoardRequest,
    createKey: string | null,
  ): Promise<CreateBoardResponse & { setCookie: string | null }>;
  /** What the page of a board's record says beside the record; for everybody who may read the board. */
  reviewFacts(actor: Actor, boardId: string): Promise<ReviewFacts>;
  /** Sets the address of the thread the discussion came from; also of a sealed board, whose minutes answer it. */
  setOrigin(actor: Actor, boardId: string, origin: string): Promise<void>;
  /** Deleted boards that the actor may restore, last deleted first. */
  listTrash(actor: Actor): Promise<TrashedBoard[]>;
  /** Takes a board out of the trash, with links and grants. Throws `not_in_trash`. */
  restoreBoard(actor: Actor, boardId: string): Promise<BoardSummary>;
  /** Deletes a board of the trash for good: its rows in every table and the files nobody else has. Throws `not_in_trash`. */
  purgeBoard(actor: Actor, boardId: string): Promise<void>;
  /**
   * A new board with the canvas of one that the actor may read; under the same create key as `createBoard`. Links,
   * session and history are its own.
   */
  duplicateBoard(
    actor: Actor,
    boardId: string,
    input: DuplicateBoardRequest,
    createKey: string | null,
  ): Promise<CreateBoardResponse & { setCookie: string | null }>;
  /** Boards the browser session may open, last edited first. */
  listBoards(actor: Actor): Promise<BoardSummary[]>;
  /** For facilitators all links, ended ones too, with who is here by them; for participants those they may pass on. */
  listLinks(actor: Actor, boardId: string): Promise<LinkSummary[]>;
  createLink(actor: Actor, boardId: string, input: CreateLinkRequest): Promise<LinkSummary>;
  /** Takes effect on open sockets before the promise resolves. */
  revokeLink(actor: Actor, boardId: string, linkId: string): Promise<void>;
  /**
   * Puts a new link of the same role, label and end in the place of one, which ends as by `revokeLink`; a facilitator who
   * came by it goes on by the new one, and a session's short address leads to it. Throws `not_found`, or `conflict` for a link that has ended.
   */
  replaceLink(actor: Actor, boardId: string, linkId: string): Promise<LinkSummary>;
  /**
   * Removes a person: their browser may not open the board any more, by no link that exists now and no session's short
   * address. Takes effect on open sockets, the queue and the spotlight before the promise resolves. Throws `not_found`, or `conflict` for oneself and for programs.
   */
  removePerson(actor: Actor, boardId: string, personId: string): Promise<void>;
  /** Takes a removal back. Throws `not_found`. */
  readmitPerson(actor: Actor, boardId: string, personId: string): Promise<void>;
  listTemplates(): TemplateSummary[];
  /**
   * Redeems a link: sets the grant; `location` is a path to go to, `setCookie` a Set-Cookie header for a newcomer.
   * Throws `link_unknown`, `link_revoked`, `link_expired`, `removed`, or `rate_limited` after too many unknown links.
   */
  join(actor: Actor, token: string): Promise<{ location: string; setCookie: string | null }>;
  /**
   * Redeems the short address of a running session, as `join` does a link. Throws `code_unknown`, and `rate_limited` after too
   * many of those.
   */
  joinByCode(actor: Actor, code: string): Promise<{ location: string; setCookie: string | null }>;
  /**
   * Carries out a command of the board's session, once however often it is sent; durable when it resolves. Throws `forbidden`,
   * `sealed`, `session_not_running`, `session_changed`, `session_limit` or `rate_limited`.
   */
  runSessionCommand(actor: Actor, boardId: string, command: SessionCommand): Promise<SessionCommandResponse>;
  /** What was decided on the board so far, a moment behind its canvas; for everybody who may read the board. */
  listDecisions(actor: Actor, boardId: string): Promise<ListDecisionsResponse>;
  /** The server's time, and what of the session only the actor may see; for everybody who may read the board. */
  sessionView(actor: Actor, boardId: string): Promise<SessionView>;
  /**
   * Stores a picture for a board, from whoever may edit it now. Throws `unsupported_file`, `too_large`, `read_only`,
   * `sealed`, `locked` or `storage_failed`; nothing of a refused picture is kept.
   */
  uploadAsset(
    actor: Actor,
    boardId: string,
    file: {
      name: string;
      body: AsyncIterable<Uint8Array>;
      /** Id of an asset record of the canvas that waits for this picture: the server completes it. */
      forRecord?: string | null;
    },
  ): Promise<UploadedAsset>;
  /** Row and absolute path of a board's picture, for those who may read the board. */
  findAsset(actor: Actor, boardId: string, hash: string): Promise<{ row: AssetRow; path: string }>;
  /**
   * Takes a board's thumbnail from whoever may edit it now; false when one came a moment ago, which then stays. Throws
   * as `uploadAsset` does.
   */
  saveThumbnail(
    actor: Actor,
    boardId: string,
    thumbnail: { theme: ThumbnailTheme; body: AsyncIterable<Uint8Array> },
  ): Promise<boolean>;
  /** For those who may read the board; of one in the trash for those who may restore it. */
  findThumbnail(actor: Actor, boardId: string, theme: ThumbnailTheme): Promise<ThumbnailRow>;
  /** What the board's items say, in reading order; for everybody who may read the board. */
  boardRecord(actor: Actor, boardId: string): Promise<BoardRecord>;
  /** Pictures of the board's frames that are stored, and what is needed to make new ones; for everybody who may read. */
  listFramePictures(actor: Actor, boardId: string): Promise<BoardPictures>;
  findFramePicture(actor: Actor, boardId: string, frameId: string): Promise<FramePictureRow>;
  /**
   * Takes the picture of a frame, a PNG, from whoever may edit the board now and from facilitators of a sealed one; `seq` is
   * what it shows at least. Throws `unsupported_file`, `too_large`, `bad_request`, `not_found`, `sealed` or `locked`.
   */
  saveFramePicture(
    actor: Actor,
    boardId: string,
    frameId: string,
    picture: { seq: number; body: AsyncIterable<Uint8Array> },
  ): Promise<void>;
  /** The whole board as a zip file with the name it is saved under; for everybody who may read the board. */
  exportArchive(
    actor: Actor,
    boardId: string,
  ): Promise<{ name: string; body: AsyncGenerator<Uint8Array, void, undefined> }>;
  /**
   * Makes a board of an archive, for whoever may create boards. Throws as `createBoard` does, `bad_request` with a sentence
   * for what is no archive or a damaged one, `too_large`, `board_limit`, `rate_limited` and `storage_failed`; nothing of a
   * refused archive is kept.
   */
  importArchive(
    actor: Actor,
    body: AsyncIterable<Uint8Array>,
    createKey: string | null,
  ): Promise<CreateBoardResponse & ImportedBoard & { setCookie: string | null }>;
  /**
   * Changes status, owner or due of an action item, in the board's canvas; for whoever may edit it, and on a sealed board,
   * where it is logged, for participants too. Throws `forbidden`, `locked` or `not_found`, or what the rooms throw.
   */
  changeAction(
    actor: Actor,
    boardId: string,
    itemId: string,
    input: ChangeActionRequest,
  ): Promise<ChangedAction>;
  /** What was changed on the board while it was sealed, oldest first; for everybody who may read the board. */
  actionChanges(actor: Actor, boardId: string): Promise<ActionChange[]>;
  /** Action items of all boards that the actor may read, those of the library included; open ones first, by due date. */
  listActions(actor: Actor, query: ActionQuery): Promise<ActionList>;
  /** Boards that the actor may read, those of the library included, with what was found on them; best first. */
  search(actor: Actor, text: string): Promise<SearchResult>;
  /** First state of a document: a v2 update; the route compresses it. */
  documentState(
    actor: Actor,
    boardId: string,
    document: DocumentName,
  ): Promise<{ update: Uint8Array; seq: number }>;
}
