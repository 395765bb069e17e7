import type { Role } from "@/contract/roles";
import { Prisma } from "@/generated/prisma/client";
import type { AccessStore, GrantRow, LinkRow, SessionRow } from "./access-store";
import type { Database } from "./open-database";
import { withStorageErrors } from "./storage-error";

/** Links, browser sessions and grants in a database. */
export function createPrismaAccessStore({ prisma }: Database): AccessStore {
  const run = withStorageErrors;
  return {
    createLinks: (links) =>
      run(async () => {
        await prisma.link.createMany({ data: links.map(toStoredLink) });
      }),
    findLinkByTokenHash: (tokenHash) =>
      run(async () => {
        const link = await prisma.link.findUnique({ where: { tokenHash: toBytes(tokenHash) } });
        return link && toLinkRow(link);
      }),
    getLink: (linkId) =>
      run(async () => {
        const link = await prisma.link.findUnique({ where: { id: linkId } });
        return link && toLinkRow(link);
      }),
    listLinks: (boardId) =>
      run(async () => {
        const links = await prisma.link.findMany({
          where: { boardId },
          orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        });
        return links.map(toLinkRow);
      }),
    revokeLink: (boardId, linkId, at) =>
      run(async () => {
        const { count } = await prisma.link.updateMany({
          where: { id: linkId, boardId, revokedAt: null },
          data: { revokedAt: BigInt(at) },
        });
        return count > 0 || (await prisma.link.count({ where: { id: linkId, boardId } })) > 0;
      }),
    replaceLink: (linkId, { link, at, grant }) =>
      run(() =>
        prisma.$transaction(async (tx) => {
          const { count } = await tx.link.updateMany({
            where: { id: linkId, boardId: link.boardId, revokedAt: null },
            data: { revokedAt: BigInt(at) },
          });
          if (count === 0) return false;
          await tx.link.create({ data: toStoredLink(link) });
          await tx.sessionCode.updateMany({
            where: { boardId: link.boardId, linkId },
            data: { linkId: link.id },
          });
          if (grant) await tx.grant.create({ data: grant });
          return true;
        }),
      ),

    createSession: (session) =>
      run(async () => {
        const { id, personId, createdAt, seenAt } = session;
        const secretHash = toBytes(session.secretHash);
        await prisma.browserSession.create({ data: { id, personId, createdAt, seenAt, secretHash } });
      }),
    findSessionBySecretHash: (secretHash) =>
      run(async () => {
        const session = await prisma.browserSession.findUnique({
          where: { secretHash: toBytes(secretHash) },
        });
        return session && toSessionRow(session);
      }),
    findSessionByPersonId: (personId) =>
      run(async () => {
        const session = await prisma.browserSession.findUnique({ where: { personId } });
        return session && toSessionRow(session);
      }),
    touchSession: (sessionId, at) =>
      run(async () => {
        await prisma.browserSession.updateMany({
          where: { id: sessionId, seenAt: { lt: BigInt(at) } },
          data: { seenAt: BigInt(at) },
        });
      }),

    addGrant: (grant) =>
      run(async () => {
        const { sessionId, boardId, linkId } = grant;
        await prisma.grant.upsert({
          where: { sessionId_boardId_linkId: { sessionId, boardId, linkId } },
          create: grant,
          update: {},
        });
      }),
    listGrants: (sessionId, boardId) =>
      run(async () => {
        // One statement: lists and searches ask for all grants of a browser, and Prisma would join a thousand in memory.
        const onBoard = boardId === undefined ? Prisma.empty : Prisma.sql`AND g."boardId" = ${boardId}`;
        const rows = await prisma.$queryRaw<GrantedLink[]>`
          SELECT g."sessionId", g."boardId", g."linkId", g."grantedAt", g."removedAt",
            l."role", l."label", l."tokenHash", l."tokenSealed", l."createdAt", l."expiresAt", l."revokedAt"
          FROM "Grant" g JOIN "Link" l ON l."id" = g."linkId"
          WHERE g."sessionId" = ${sessionId} ${onBoard}
          ORDER BY g."grantedAt", g."boardId", g."linkId"`;
        return rows.map(({ grantedAt, removedAt, linkId, ...row }) => ({
          grant: toGrantRow({ sessionId, boardId: row.boardId, linkId, grantedAt, removedAt }),
          link: toLinkRow({
            id: linkId,
            boardId: row.boardId,
            role: row.role,
            label: row.label,
            tokenHash: row.tokenHash,
            tokenSealed: row.tokenSealed,
            createdAt: row.createdAt,
            expiresAt: row.expiresAt,
            revokedAt: row.revokedAt,
          }),
        }));
      }),
    removeGrants: (boardId, sessionIds, at) =>
      run(async () => {
        await prisma.grant.updateMany({
          where: { boardId, sessionId: { in: [...sessionIds] }, removedAt: null },
          data: { removedAt: BigInt(at) },
        });
      }),
    restoreGrants: (boardId, sessionIds) =>
      run(async () => {
        await prisma.grant.updateMany({
          where: { boardId, sessionId: { in: [...sessionIds] } },
          data: { removedAt: null },
        });
      }),
  };
}

/** A grant beside its link; `boardId` is that of both. */
interface GrantedLink {
  sessionId: string;
  boardId: string;
  linkId: string;
  grantedAt: bigint;
  removedAt: bigint | null;
  role: string;
  label: string;
  tokenHash: Uint8Array;
  tokenSealed: Uint8Array;
  createdAt: bigint;
  expiresAt: bigint | null;
  revokedAt: bigint | null;
}

/** Prisma wants bytes that own an ArrayBuffer; a Node Buffer may be a view of a shared one. */
function toBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes);
}

function toStoredLink(link: LinkRow) {
  return { ...link, tokenHash: toBytes(link.tokenHash), tokenSealed: toBytes(link.tokenSealed) };
}

function toSessionRow(
  session: Omit<SessionRow, "createdAt" | "seenAt"> & { createdAt: bigint; seenAt: bigint },
): SessionRow {
  return { ...session, createdAt: Number(session.createdAt), seenAt: Number(session.seenAt) };
}

function toLinkRow(
  link: Omit<LinkRow, "role" | "createdAt" | "expiresAt" | "revokedAt"> & {
    role: string;
    createdAt: bigint;
    expiresAt: bigint | null;
    revokedAt: bigint | null;
  },
): LinkRow {
  return {
    ...link,
    // Written through the same type.
    role: link.role as Role,
    createdAt: Number(link.createdAt),
    expiresAt: link.expiresAt === null ? null : Number(link.expiresAt),
    revokedAt: link.revokedAt === null ? null : Number(link.revokedAt),
  };
}

function toGrantRow(
  grant: Omit<GrantRow, "grantedAt" | "removedAt"> & { grantedAt: bigint; removedAt: bigint | null },
): GrantRow {
  return {
    ...grant,
    grantedAt: Number(grant.grantedAt),
    removedAt: grant.removedAt === null ? null : Number(grant.removedAt),
  };
}
