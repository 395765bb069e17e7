import { access } from "node:fs/promises";
import path from "node:path";
import { ROLES, type Role } from "@/contract/roles";
import { INSTANCE_KEY_FILE, loadInstanceKey } from "@/server/access/instance-key";
import { newLink } from "@/server/access/links";
import { createTokenSealer } from "@/server/access/token-sealer";
import type { Config } from "@/server/config";
import { createBoardFinder, type FoundBoard } from "@/server/storage/find-boards";
import { openDatabase } from "@/server/storage/open-database";
import { createPrismaAccessStore } from "@/server/storage/prisma-access-store";
import { createPrismaBoardStore } from "@/server/storage/prisma-board-store";
import { OperatorError } from "./operator-error";

interface MakeLinksOptions {
  config: Pick<Config, "dataDir" | "databaseUrl">;
  migrationsDirectory: string;
  /** Id, or words of the title. */
  board: string;
  /** The board is in the trash and is taken out first: links to it would not open. */
  fromTrash: boolean;
  roles: readonly Role[];
  /** Origin of the links. */
  origin: string;
  /** Milliseconds since the epoch. */
  now: () => number;
}

export interface MadeLinks {
  /** As it was found: `deletedAt` says that it was taken out of the trash. */
  board: FoundBoard;
  links: { role: Role; url: string }[];
}

/** Boards shown when a text fits several. */
const SHOWN = 20;

/**
 * Makes new links to a board, without end, and says their URLs. Works beside a running server: a link counts from the
 * moment its row is written. Throws `OperatorError` when the text fits no board or several (the message lists them).
 */
export async function makeLinks(options: MakeLinksOptions): Promise<MadeLinks> {
  const { config, migrationsDirectory, roles, origin, now } = options;
  const database = await openDatabase({ url: config.databaseUrl, migrationsDirectory, existing: true });
  try {
    const board = chosen(await createBoardFinder(database).find(options.board), options);
    const sealer = createTokenSealer(await existingKey(config.dataDir));
    const label = `Operator, ${new Date(now()).toISOString().slice(0, 10)}`;
    const made = roles.map((role) =>
      newLink({ sealer, now }, { boardId: board.id, role, label, expiresAt: null, origin }),
    );
    if (board.deletedAt !== null) await createPrismaBoardStore(database).restoreBoard(board.id);
    await createPrismaAccessStore(database).createLinks(made.map(({ row }) => row));
    return { board, links: made.map(({ row, url }) => ({ role: row.role, url })) };
  } finally {
    await database.close();
  }
}

/** The one board that is meant. One in the trash is meant when it is asked for, or when nothing else fits. */
function chosen(found: readonly FoundBoard[], { board: text, fromTrash }: MakeLinksOptions): FoundBoard {
  const inTrash = found.filter(({ deletedAt }) => deletedAt !== null);
  const there = found.filter(({ deletedAt }) => deletedAt === null);
  const meant = text.trim() === "" ? found : fromTrash || there.length === 0 ? inTrash : there;
  const [board, ...others] = meant;
  if (!board && fromTrash) throw new OperatorError(`No board in the trash fits ${JSON.stringify(text)}.`);
  if (!board) throw new OperatorError(noneFits(text));
  if (others.length > 0) throw new OperatorError(severalFit(text, meant));
  if (board.deletedAt !== null && !fromTrash) {
    throw new OperatorError(
      `${JSON.stringify(oneLine(board.title))} (${board.id}) is in the trash since ${minuteOf(board.deletedAt)} UTC. ` +
        "--from-trash takes it out and makes the links.",
    );
  }
  return board;
}

/** Parses `facilitator,viewer`. Throws `OperatorError` naming what is no role. */
export function parseRoles(text: string): Role[] {
  const names = new Set(text.split(",").map((name) => name.trim()));
  const unknown = [...names].find((name) => !ROLES.some((role) => role === name));
  if (unknown !== undefined) {
    throw new OperatorError(
      `${JSON.stringify(unknown)} is no role; roles are ${ROLES.toReversed().join(", ")}.`,
    );
  }
  return ROLES.filter((role) => names.has(role)).toReversed();
}

function noneFits(text: string): string {
  if (text.trim() === "") return "There are no boards yet.";
  return `No board has the id ${JSON.stringify(text)}, nor these words in its title. Without a board all are listed.`;
}

function severalFit(text: string, boards: readonly FoundBoard[]): string {
  const shown = boards.slice(0, SHOWN).map(({ id, title, editedAt, deletedAt }) => {
    return `  ${id}  ${minuteOf(editedAt)}  ${oneLine(title)}${deletedAt === null ? "" : "  (in the trash)"}`;
  });
  const more = boards.length > SHOWN ? [`  and ${boards.length - SHOWN} more`] : [];
  return [
    text.trim() === ""
      ? "Which board? Id, last edit (UTC) and title:"
      : `${boards.length} boards fit ${JSON.stringify(text)}. Take an id, or more words of the title:`,
    ...shown,
    ...more,
  ].join("\n");
}

function minuteOf(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace("T", " ");
}

/** Titles are what strangers typed: no line of theirs may pass for one of ours, and no terminal obeys them. */
export function oneLine(title: string): string {
  return title.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
}

/** A server in memory of another key would seal and open other links; only its own start makes one. */
async function existingKey(dataDir: string): Promise<Uint8Array> {
  const file = path.join(dataDir, INSTANCE_KEY_FILE);
  try {
    await access(file);
  } catch (error) {
    throw new OperatorError(`There is no readable ${file}. Is DATA_DIR the server's?`, { cause: error });
  }
  return loadInstanceKey(dataDir);
}
