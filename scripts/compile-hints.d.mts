/** Marks the large scripts of a finished build; returns their names. */
export function addCompileHints(root: string): Promise<string[]>;
