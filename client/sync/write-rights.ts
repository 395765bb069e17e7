import type { TLSchema } from "tldraw";
import type * as Y from "yjs";
import { schemaVerdict } from "@/board/document/migrate-document";
import { readBoardFacts, readSchema } from "@/board/document/session-document";
import type { ErrorCode } from "@/contract/errors";
import { may, type Role } from "@/contract/roles";
import type { Peer } from "./board-connection";

/** Who may write the canvas now, as far as this browser knows: the role, and what the session document says. */
export interface WriteRights {
  /** Whether the server takes edits from this client, as far as is known. */
  mayWrite(): boolean;
  /** Whether a peer's edits are taken now, as far as is known. */
  mayMove(peer: Peer): boolean;
  /** Why it takes none. */
  reasonForNotWriting(): ErrorCode;
  /** The board is of a newer version than this page. */
  isOutdated(): boolean;
  /** Of the board as the session document has it; 0 before it is there. */
  epoch(): number;
}

export function createWriteRights(options: {
  schema: TLSchema;
  role(): Role;
  /** The session document as far as it is here; null before it is opened. */
  session(): Y.Doc | null;
  /** The session document is complete. */
  isSynced(): boolean;
}): WriteRights {
  const { schema, role, session } = options;
  const verdict = (doc: Y.Doc) => schemaVerdict(readSchema(doc), schema);
  return {
    mayWrite() {
      if (!may(role(), "edit")) return false;
      const doc = session();
      if (!doc || !options.isSynced()) return true;
      const { sealed, locked } = readBoardFacts(doc);
      return !sealed && (!locked || may(role(), "run-session")) && verdict(doc) === "same";
    },
    mayMove(peer) {
      const doc = session();
      if (!doc) return false;
      const { sealed, locked } = readBoardFacts(doc);
      const theirs = peer.person?.role ?? "room";
      return !sealed && may(theirs, "edit") && (!locked || may(theirs, "run-session"));
    },
    reasonForNotWriting() {
      const doc = session();
      if (!may(role(), "edit")) return "read_only";
      if (doc && readBoardFacts(doc).sealed) return "sealed";
      if (doc && verdict(doc) !== "same") return "client_outdated";
      if (doc && readBoardFacts(doc).locked) return "locked";
      return "forbidden";
    },
    isOutdated() {
      const doc = session();
      return doc !== null && options.isSynced() && verdict(doc) === "client-older";
    },
    epoch() {
      const doc = session();
      return doc ? readBoardFacts(doc).epoch : 0;
    },
  };
}
