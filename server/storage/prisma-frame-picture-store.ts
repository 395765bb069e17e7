import type { FramePictureStore } from "./frame-picture-store";
import type { Database } from "./open-database";
import { withStorageErrors } from "./storage-error";

const INFO = { boardId: true, frameId: true, seq: true, at: true, size: true } as const;

/** Pictures of frames in a database. */
export function createPrismaFramePictureStore({ prisma }: Database): FramePictureStore {
  const run = withStorageErrors;
  return {
    put: ({ boardId, frameId, seq, at, bytes }) =>
      run(async () => {
        // Prisma wants bytes that own an ArrayBuffer.
        const content = { seq, at: BigInt(at), size: bytes.byteLength, bytes: Uint8Array.from(bytes) };
        await prisma.framePicture.upsert({
          where: { boardId_frameId: { boardId, frameId } },
          create: { boardId, frameId, ...content },
          update: content,
        });
      }),
    find: (boardId, frameId) =>
      run(async () => {
        const found = await prisma.framePicture.findUnique({
          where: { boardId_frameId: { boardId, frameId } },
        });
        return found && { ...found, at: Number(found.at) };
      }),
    list: (boardId) =>
      run(async () => {
        const found = await prisma.framePicture.findMany({
          where: { boardId },
          select: INFO,
          orderBy: { frameId: "asc" },
        });
        return found.map((row) => ({ ...row, at: Number(row.at) }));
      }),
    remove: (boardId, frameIds) =>
      run(async () => {
        await prisma.framePicture.deleteMany({ where: { boardId, frameId: { in: [...frameIds] } } });
      }),
  };
}
