import * as Y from "yjs";

/**
 * One update for many, in order. Should Yjs be unable to merge them (they come from clients, and some rest on content
 * that has not arrived) they are returned as they are: an edit must not be lost for that.
 */
export function mergeUpdates(updates: readonly Uint8Array[]): Uint8Array[] {
  if (updates.length < 2) return [...updates];
  try {
    return [Y.mergeUpdates([...updates])];
  } catch {
    return [...updates];
  }
}
