import { createBoardConnection } from "@/client/sync/create-board-connection";
import { createMemoryUnsentEdits } from "@/client/sync/unsent-edits";
import type { Role } from "@/contract/roles";
import { nodeEnvironment } from "./node-environment";
import type { Target, TargetBoard } from "./start-target";
import { totalBytes } from "./traffic";
import { until } from "./until";

/** What it costs somebody to see a board. */
export interface Join {
  /** Everything received, over HTTP (compressed) and sockets, until the store was filled. */
  bytes: number;
  /** From opening the connection to the filled store, in milliseconds. */
  ms: number;
  records: number;
}

/** Joins with the product's own connection, into a tldraw store, and leaves again. */
export async function measureJoin(
  target: Target,
  board: TargetBoard,
  options: { role?: Role; acceptEncoding?: string } = {},
): Promise<Join> {
  const role = options.role ?? "viewer";
  const world = nodeEnvironment({
    target,
    board,
    role,
    unsentEdits: createMemoryUnsentEdits,
    acceptEncoding: options.acceptEncoding,
  });
  const connection = createBoardConnection(
    { boardId: board.id, role, person: { name: "Newcomer", color: "#3b62d6" } },
    world.environment,
  );
  try {
    const start = performance.now();
    let ms = Number.NaN;
    connection.subscribe(() => {
      // Published in the same turn in which the store was filled.
      if (Number.isNaN(ms) && connection.getSnapshot().connection.phase !== "loading")
        ms = performance.now() - start;
    });
    connection.open();
    await until(() => !Number.isNaN(ms), "the board was not shown");
    const { connection: phase } = connection.getSnapshot();
    if (phase.phase !== "ready") throw new Error(`the board was not shown: ${JSON.stringify(phase)}`);
    return {
      bytes: world.httpBytes + totalBytes(world.received.read()),
      ms,
      records: phase.store
        .allRecords()
        .filter(({ typeName }) => phase.store.scopedTypes.document.has(typeName)).length,
    };
  } finally {
    connection.destroy();
  }
}
