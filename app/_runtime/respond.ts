import "server-only";
import type { z } from "zod";
import type { ErrorResponse } from "@/contract/api";
import { AppError, ERRORS, type ErrorCode, errorCodeOf } from "@/contract/errors";
import { runtime } from "@/server/runtime";
import { forgetRest } from "./forget-rest";

/** Bytes of a JSON body. Titles and labels are short; anything longer is no request of ours. */
const BODY_BYTES = 64 * 1024;

/**
 * Runs a route handler and turns what it throws into an answer: an expected failure with its status and sentence, a
 * bug as 500 `internal`, logged and without internals.
 */
export async function respond(request: Request, handler: () => Promise<Response>): Promise<Response> {
  try {
    return await handler();
  } catch (error) {
    const { code, message } = presentError(request, error);
    const headers: Record<string, string> = code === "rate_limited" ? { "retry-after": "60" } : {};
    return json({ error: { code, message } } satisfies ErrorResponse, {
      status: ERRORS[code].status,
      headers,
    });
  }
}

/** Code and sentence of anything thrown; a bug is logged and becomes `internal`. */
export function presentError(
  request: Pick<Request, "method" | "url">,
  error: unknown,
): { code: ErrorCode; message: string } {
  const code = errorCodeOf(error);
  if (code === null) {
    runtime().log.error({ error, method: request.method, url: request.url }, "request failed");
    return { code: "internal", message: ERRORS.internal.message };
  }
  if (ERRORS[code].status >= 500) {
    runtime().log.warn({ code, error, method: request.method, url: request.url }, "request not served");
  }
  const { message } = error as { message?: unknown };
  return { code, message: typeof message === "string" && message ? message : ERRORS[code].message };
}

/** A JSON answer that no cache keeps: everything here depends on who asks. */
export function json(
  body: unknown,
  init: { status?: number; headers?: Record<string, string> } = {},
): Response {
  return Response.json(body, {
    status: init.status ?? 200,
    headers: { "cache-control": "no-store", ...init.headers },
  });
}

/** An answer without a body. */
export function noContent(): Response {
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
}

/**
 * The body, parsed. Throws AppError `bad_request` naming the field, or `too_large`. JSON has to be declared as such:
 * another site's page can send a form or plain text without asking, but not this content type.
 */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw new AppError("bad_request", "The body is JSON: send it with Content-Type: application/json.");
  }
  const text = await readText(request);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError("bad_request", "The body is not valid JSON.");
  }
  return parse(schema, value);
}

/** A value of a request, checked. Throws AppError `bad_request` naming the first field that is wrong. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join(".");
  throw new AppError("bad_request", `${field ? `${field}: ` : ""}${issue?.message ?? "The value is wrong."}`);
}

/** Reads at most `BODY_BYTES`, whatever length was declared. */
async function readText(request: Request): Promise<string> {
  const reader = request.body?.getReader();
  if (!reader) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > BODY_BYTES) {
      void forgetRest(reader);
      throw new AppError("too_large", `The body of a request has at most ${BODY_BYTES / 1024} kB.`);
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks).toString("utf8");
}
