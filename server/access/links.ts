import { errorDetail } from "@/contract/error-details";
import { AppError } from "@/contract/errors";
import type { LinkSummary } from "@/contract/api";
import type { Role } from "@/contract/roles";
import type { LinkRow } from "@/server/storage/access-store";
import type { TokenSealer } from "./token-sealer";
import { hashSecret, newId, newToken } from "./tokens";

interface NewLink {
  boardId: string;
  role: Role;
  label: string;
  /** Milliseconds since the epoch; null: never. */
  expiresAt: number | null;
  origin: string;
}

/** A link that is not stored yet, with its URL. */
export function newLink(
  deps: { sealer: TokenSealer; now: () => number },
  link: NewLink,
): { row: LinkRow; url: string } {
  const id = newId();
  const token = newToken();
  const row: LinkRow = {
    id,
    boardId: link.boardId,
    role: link.role,
    label: link.label,
    tokenHash: hashSecret(token),
    tokenSealed: deps.sealer.seal(id, token),
    createdAt: deps.now(),
    expiresAt: link.expiresAt,
    revokedAt: null,
  };
  return { row, url: linkUrl(link.origin, token) };
}

/** What a facilitator sees of a link. Throws `internal`, saying why, when the instance's key was exchanged. */
export function summarizeLink(deps: { sealer: TokenSealer }, row: LinkRow, origin: string): LinkSummary {
  const token = deps.sealer.open(row.id, row.tokenSealed);
  if (token === null) {
    throw new AppError("internal", errorDetail("other_instance_key"));
  }
  return {
    id: row.id,
    role: row.role,
    label: row.label,
    url: linkUrl(origin, token),
    createdAt: new Date(row.createdAt).toISOString(),
    expiresAt: isoOrNull(row.expiresAt),
    revokedAt: isoOrNull(row.revokedAt),
  };
}

function linkUrl(origin: string, token: string): string {
  return `${origin}/join/${token}`;
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
