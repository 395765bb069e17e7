import type { PrismaLibSql } from "@prisma/adapter-libsql";
import * as Y from "yjs";
import { setEpoch } from "@/board/document/session-document";
import { packUpdate } from "./update-codec";

type Client = ReturnType<PrismaLibSql["createClient"]>;

/** Yjs draws the ids of clients from below this. */
const DRAWN_BELOW = 2 ** 32;

/**
 * Gives every board of a database an epoch of its own, so that what open pages have of the board before is not taken
 * for a part of this one. `at`, milliseconds since the epoch, is later than at any earlier call for these boards.
 * Works on the database of an older version too: what it writes has been there since the first.
 */
export async function raiseEpochs(client: Client, at: number): Promise<void> {
  const update = await packUpdate(epochUpdate(at));
  await client.batch(
    [
      `UPDATE "BoardDocument" SET "head" = "head" + 1 WHERE "document" = 'session'`,
      {
        sql: `INSERT INTO "BoardUpdate" ("boardId", "document", "seq", "person", "at", "update")
          SELECT "boardId", "document", "head", 'server', ?, ? FROM "BoardDocument" WHERE "document" = 'session'`,
        args: [at, update],
      },
    ],
    "write",
  );
}

/**
 * The same for every board, whatever its document holds, and also for pages whose session document went on after the
 * backup: of values that were set without knowing each other, Yjs shows that of the highest client. None is as high as
 * the time is, but that of a later call.
 */
function epochUpdate(at: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = DRAWN_BELOW + at;
  setEpoch(doc, at);
  return Y.encodeStateAsUpdate(doc);
}
