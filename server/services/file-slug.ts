const MOST = 48;

/** A name for files that every system takes: `Late module patching!` → `late-module-patching`; `otherwise` when nothing is left. */
export function fileSlug(name: string, otherwise: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MOST)
    .replace(/^-+|-+$/g, "");
  return plain === "" ? otherwise : plain;
}
