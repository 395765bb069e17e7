import type { Writable } from "node:stream";
import pino, { type Logger } from "pino";
import type { Config } from "@/server/config";

export type Log = Logger;

const SECRET_FIELDS = [
  "token",
  "cookie",
  "authorization",
  "createKey",
  "secret",
  'headers["set-cookie"]',
  "headers.cookie",
  "headers.authorization",
  "*.token",
  "*.cookie",
  "*.authorization",
  "req.headers",
  "res.headers",
];

/**
 * Structured log, one JSON object a line. Fields that hold secrets are replaced, and so are tokens inside `url` and
 * in messages of errors: a log is read by more people than a link is meant for.
 */
export function createLog(level: Config["logLevel"], destination: Writable): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRET_FIELDS, censor: "[redacted]" },
      serializers: {
        url: (url: unknown) => (typeof url === "string" ? redactTokens(url) : url),
        error: serializeError,
        err: serializeError,
      },
    },
    destination,
  );
}

/**
 * A text without the tokens of links: `/join/…`, `/j/…` and `token=…`, in whatever spelling a browser or a typing
 * error gives them. Where percent signs hide what it says, the text is shown decoded.
 */
export function redactTokens(text: string): string {
  return decoded(text)
    .replace(/(\/(?:join|j)\/)[^/?#\s"']+/gi, "$1[redacted]")
    .replace(/([?&]token=)[^&#\s"']*/gi, "$1[redacted]");
}

function decoded(text: string): string {
  if (!text.includes("%")) return text;
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}

function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === "string" ? redactTokens(error) : error;
  const { message, stack, type } = pino.stdSerializers.err(error);
  const code = (error as NodeJS.ErrnoException).code;
  return {
    type,
    message: redactTokens(message),
    stack: redactTokens(stack),
    ...(code === undefined ? {} : { code }),
  };
}
