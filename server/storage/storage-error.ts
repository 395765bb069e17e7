import { AppError, errorCodeOf } from "@/contract/errors";

const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/** What the driver adapter says about a failed statement (`DriverAdapterError.cause` of @prisma/driver-adapter-utils). */
interface DriverFailure {
  kind: string;
  /** SQLite's extended result code, decimal; the low eight bits are the primary code. */
  originalCode?: string;
}

/**
 * Runs one operation of a store and turns what the database throws into expected failures: `conflict` (unique),
 * `not_found` (a foreign key points nowhere), `board_unreadable` (the file is damaged), and `storage_failed` for
 * the rest (disk full, locked, read-only, closed), each with its cause. Bugs in our own calls stay what they are.
 */
export async function withStorageErrors<T>(operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    throw toStorageError(error);
  }
}

function toStorageError(error: unknown): unknown {
  if (errorCodeOf(error) !== null) return error;
  const failure = driverFailureOf(error);
  if (failure === null && !isDatabaseError(error)) return error;
  switch (failure?.kind) {
    case "UniqueConstraintViolation":
      return new AppError("conflict", undefined, { cause: error });
    case "ForeignKeyConstraintViolation":
      return new AppError("not_found", undefined, { cause: error });
  }
  const primaryCode = Number(failure?.originalCode ?? 0) & 0xff;
  const damaged = primaryCode === SQLITE_CORRUPT || primaryCode === SQLITE_NOTADB;
  return new AppError(damaged ? "board_unreadable" : "storage_failed", undefined, { cause: error });
}

/** The driver's account of an error, however deep Prisma wrapped it; null when the driver was not involved. */
function driverFailureOf(error: unknown): DriverFailure | null {
  for (let at = error, depth = 0; isObject(at) && depth < 6; depth++) {
    if (at.name === "DriverAdapterError" && isObject(at.cause)) return at.cause as unknown as DriverFailure;
    at = at.cause ?? (isObject(at.meta) ? at.meta.driverAdapterError : undefined);
  }
  return null;
}

/** Failures without the driver's account: a closed connection, a transaction that timed out, a refused commit. */
function isDatabaseError(error: unknown): boolean {
  if (!isObject(error) || typeof error.name !== "string") return false;
  if (error.name === "PrismaClientValidationError") return false;
  return error.name.startsWith("PrismaClient") || error.name === "LibsqlError";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
