import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

const TOKEN_BYTES = 18;
const ID_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

/** A new secret of a link or a browser session: 144 random bits as 24 base64url characters. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** A new public id: 80 random bits as 16 characters that nobody confuses when reading them aloud. */
export function newId(): string {
  return Array.from(randomBytes(16), (byte) => ID_LETTERS.charAt(byte & 31)).join("");
}

/** SHA-256 of a secret, for storage and look-up. Plain, not slow: the secrets are random, not chosen. */
export function hashSecret(secret: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash("sha256").update(secret, "utf8").digest());
}

/** Whether two secrets are equal, in time that does not depend on where or how they differ. */
export function sameSecret(offered: string, expected: string): boolean {
  return timingSafeEqual(hashSecret(offered), hashSecret(expected));
}
