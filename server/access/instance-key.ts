import { randomBytes } from "node:crypto";
import { link, open, readFile, rm } from "node:fs/promises";
import path from "node:path";

export const INSTANCE_KEY_FILE = "instance.key";
const KEY_BYTES = 32;

/**
 * The instance's key from `dataDir`, made on the first start (mode 0600). It appears whole or not at all:
 * written and synced under another name, then linked, which fails if somebody else was first; theirs is used then.
 * Throws when the file does not hold 32 bytes in hexadecimal: a new key would make every stored link unreadable.
 */
export async function loadInstanceKey(dataDir: string): Promise<Uint8Array> {
  const file = path.join(dataDir, INSTANCE_KEY_FILE);
  const existing = await readKey(file);
  if (existing) return existing;

  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  const handle = await open(draft, "wx", 0o600);
  try {
    await handle.writeFile(`${randomBytes(KEY_BYTES).toString("hex")}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(draft, { force: true });
  }
  const made = await readKey(file);
  if (!made) throw new Error(`${file} disappeared while it was created.`);
  return made;
}

async function readKey(file: string): Promise<Uint8Array | null> {
  let text: string;
  try {
    text = (await readFile(file, "utf8")).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  if (!/^[0-9a-f]{64}$/i.test(text)) {
    throw new Error(
      `${file} is damaged: it should hold 64 hexadecimal digits. Restore it from a backup. ` +
        "Without it the links of existing boards cannot be shown again (they still work).",
    );
  }
  return Buffer.from(text, "hex");
}
