import { AppError } from "@/contract/errors";
import { LIMITS } from "@/contract/limits";
import type { BoardRow } from "@/server/storage/board-store";
import { newId } from "@/server/access/tokens";
import { requireStanding } from "./require-standing";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";
import { requireCreateKey, setUpBoard } from "./set-up-board";

/** Bodies read at once: each is held in memory whole. */
const MOST_BODIES = 6;

/** Makes a board of what a page has put together from another: the keeping of edits that the other does not take. */
export function createCopyBoard(deps: ServiceDeps): Services["copyBoard"] {
  let bodies = 0;
  return async (actor, boardId, document, createKey) => {
    const adopt = async ({ template }: BoardRow) =>
      deps.adoptCanvas({
        update: await readWhole(document, LIMITS.copyBytes),
        template,
        at: deps.now(),
        limits: deps.boardLimits,
        // Whoever may read the board may read these, and no others by way of a copy.
        pictures: await deps.assets.hashesOf(boardId),
      });

    await requireStanding(deps, actor, boardId, "duplicate");
    requireCreateKey(deps, actor, createKey);
    const source = await deps.boards.getBoard(boardId);
    if (!source) throw new AppError("not_found");
    if (bodies >= MOST_BODIES) throw new AppError("rate_limited");
    bodies += 1;
    const adopted = await adopt(source).finally(() => (bodies -= 1));
    const id = newId();
    const { title, documents, pictures } = adopted;
    const furnish = () => deps.assets.share(boardId, id, pictures);
    return setUpBoard(deps, actor, { id, title, template: source.template, documents, furnish });
  };
}

/** All of a body. Throws `too_large` as soon as it is longer than `most` bytes, whatever length was declared. */
async function readWhole(body: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > most) throw new AppError("too_large", "The copy is too large to be made into a board.");
    chunks.push(chunk);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
