/** Why a command could not do what was asked; the message is a sentence for the operator. */
export class OperatorError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "OperatorError";
  }
}

/** The command line was not understood; printed with the command's usage. */
export class UsageError extends OperatorError {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}

/** Code of a failed system call, e.g. `ENOSPC`; null for anything else. */
export function systemCodeOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("syscall" in error) || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}
