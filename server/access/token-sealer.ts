import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Keeps tokens readable for facilitators and for nobody who has only the database. */
export interface TokenSealer {
  seal(linkId: string, token: string): Uint8Array<ArrayBuffer>;
  /** The token, or null when it was sealed with another key, for another link, or is damaged. */
  open(linkId: string, sealed: Uint8Array): string | null;
}

const FORMAT = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM. Layout: format byte, 12 bytes IV, 16 bytes tag, ciphertext. The link's id is authenticated with it:
 * a sealed token that is moved to another row of the table does not open there.
 * @param key 32 bytes, the instance's key
 */
export function createTokenSealer(key: Uint8Array): TokenSealer {
  return {
    seal(linkId, token) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(linkId));
      const text = Buffer.concat([cipher.update(token, "utf8"), cipher.final()]);
      return Uint8Array.from(Buffer.concat([Buffer.of(FORMAT), iv, cipher.getAuthTag(), text]));
    },
    open(linkId, sealed) {
      if (sealed[0] !== FORMAT || sealed.length <= 1 + IV_BYTES + TAG_BYTES) return null;
      const iv = sealed.subarray(1, 1 + IV_BYTES);
      const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
      const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(linkId))
        .setAuthTag(tag);
      try {
        const text = decipher.update(sealed.subarray(1 + IV_BYTES + TAG_BYTES));
        return Buffer.concat([text, decipher.final()]).toString("utf8");
      } catch {
        // Node says "unable to authenticate data" for each of: other key, other link, damaged bytes.
        return null;
      }
    },
  };
}
