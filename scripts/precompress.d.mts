/** Leaves compressed files beside the pages' code; returns the names of the originals below `.next/static`. */
export function precompress(root: string): Promise<string[]>;
