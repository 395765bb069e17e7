import type { TLSchema } from "@tldraw/tlschema";
import type { RecordCheck } from "@/board/document/check-record";
import { documentNeedsMigration, migrateDocument } from "@/board/document/migrate-document";
import { projectItems, PROJECTION_VERSION } from "@/board/record/project-items";
import { AppError } from "@/contract/errors";
import type { BoardStore } from "@/server/storage/board-store";
import type { ProjectionStore } from "@/server/storage/projection-store";
import { loadDocument } from "./load-document";

interface StoredProjectionDeps {
  store: Pick<BoardStore, "loadDocument">;
  projections: Pick<ProjectionStore, "replaceItems">;
  schema: TLSchema;
  check: RecordCheck;
}

/**
 * Projects a board from what is on disk, without opening it: nothing of it is kept in memory, and nothing is written to its
 * documents, so that an operator may do it beside a server. False when a later state was projected meanwhile. Throws as
 * `loadDocument` does.
 */
export async function projectStoredBoard(
  { store, projections, schema, check }: StoredProjectionDeps,
  boardId: string,
  options: { anew: boolean },
): Promise<boolean> {
  const { doc: canvas, seq } = await loadDocument(store, boardId, "canvas");
  const { doc: session } = await loadDocument(store, boardId, "session");
  try {
    if (documentNeedsMigration(session, schema)) {
      // For reading only: whoever opens the board migrates it for good.
      try {
        migrateDocument({ canvas, session }, schema);
      } catch (error) {
        throw new AppError("board_unreadable", undefined, { cause: error });
      }
    }
    const items = projectItems(canvas, check);
    return await projections.replaceItems(boardId, { seq, version: PROJECTION_VERSION, items }, options);
  } finally {
    canvas.destroy();
    session.destroy();
  }
}
