import { createHmac } from "node:crypto";

/** Makes the tag by which a voter's ballot is found again. */
export type VoterTag = (voter: { boardId: string; humId: string; personId: string }) => string;

/**
 * A one-way tag for one voter in one hum check, keyed with the instance's key: without that key, which is not in the database,
 * nobody finds out whose it is by trying all people, and the tags of one person in two hum checks do not match.
 */
export function createVoterTag(instanceKey: Uint8Array): VoterTag {
  return ({ boardId, humId, personId }) =>
    createHmac("sha256", instanceKey)
      .update(JSON.stringify(["voter", boardId, humId, personId]))
      .digest("base64url");
}
