import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { ERRORS, type ErrorCode, errorCodeOf } from "@/contract/errors";
import type { Origins } from "@/server/access/origin";
import { ADDRESS_HEADER } from "@/server/runtime";
import { answerMetrics } from "./answer-metrics";
import { explainRefusedMethod } from "./explain-refused-method";
import { forwardHandlerEncoding } from "./handler-encoding";
import { answerHealth } from "./health";
import type { Log } from "./log";
import { giveProblemStatus } from "./problem-status";
import type { Pages } from "./next-pages";
import type { PageLanguage } from "./page-language";
import { API_POLICY, pagePolicy, SECURITY_HEADERS } from "./page-policy";
import { requestFacts } from "./request-facts";
import type { ResponseCounter } from "./response-counter";

interface HttpServerDeps {
  pages: Pick<Pages, "handle">;
  language: Pick<PageLanguage, "during">;
  origins: Origins;
  trustedProxies: number;
  development: boolean;
  ping: () => Promise<void>;
  shuttingDown: () => boolean;
  metrics: Parameters<typeof answerMetrics>[3];
  responses: Pick<ResponseCounter, "count">;
  log: Log;
}

/** Longer than the idle time of common proxies, which otherwise reuse a connection that was just closed. */
const KEEP_ALIVE_MS = 75_000;

const REQUEST_MS = 30 * 60_000;

/** The HTTP half of the server, not listening yet: health, headers of every response, and pages. */
export function createHttpServer(deps: HttpServerDeps): Server {
  const server = createServer((request, response) => {
    answer(deps, request, response).catch((error: unknown) => {
      fail(deps, { request, response, error });
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  // An archive of a large board over a slow line takes longer than Node's five minutes.
  server.requestTimeout = REQUEST_MS;
  server.headersTimeout = KEEP_ALIVE_MS + 5_000;
  return server;
}

async function answer(
  deps: HttpServerDeps,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const startedAt = performance.now();
  const { url: target, method } = request;
  response.once("close", () => {
    const ms = Math.round(performance.now() - startedAt);
    deps.responses.count(response.statusCode);
    deps.log.debug({ method, url: target, status: response.statusCode, ms }, "answered");
  });
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  // A connection that stays open would hold up the end.
  if (deps.shuttingDown()) response.setHeader("Connection", "close");

  const facts = requestFacts(request, deps.trustedProxies);
  const { pathname } = facts.url;
  if (await answerHealth(pathname, response, deps)) return;
  if (await answerMetrics(pathname, request, response, deps.metrics)) return;

  if (pathname.startsWith("/api/")) {
    response.setHeader("Content-Security-Policy", API_POLICY);
    explainRefusedMethod(response);
    await handOver(deps, facts.address, { request, response });
    return;
  }
  const policy = pagePolicy({
    nonce: randomBytes(16).toString("base64"),
    origin: deps.origins.of(facts),
    development: deps.development,
  });
  response.setHeader("Content-Security-Policy", policy);
  // Next takes the nonce for its own scripts from the request's header of this name.
  request.headers["content-security-policy"] = policy;
  delete request.headers["content-security-policy-report-only"];
  giveProblemStatus(response, facts.url);
  await handOver(deps, facts.address, { request, response });
}

async function handOver(
  deps: HttpServerDeps,
  address: string,
  { request, response }: Omit<Failure, "error">,
): Promise<void> {
  // Next does not tell its handlers the peer's address.
  request.headers[ADDRESS_HEADER] = address;
  forwardHandlerEncoding(response);
  await deps.language.during(request, () => deps.pages.handle(request, response));
}

interface Failure {
  request: IncomingMessage;
  response: ServerResponse;
  error: unknown;
}

function fail(deps: HttpServerDeps, { request, response, error }: Failure): void {
  const code: ErrorCode = errorCodeOf(error) ?? "internal";
  if (code === "internal")
    deps.log.error({ error, method: request.method, url: request.url }, "request failed");
  if (response.headersSent) {
    // Part of the answer is out: only a broken connection tells the client that the rest is missing.
    response.destroy();
    return;
  }
  const message = code !== "internal" && error instanceof Error ? error.message : ERRORS[code].message;
  response.writeHead(ERRORS[code].status, {
    "content-type": "application/json",
    "cache-control": "no-store",
  });
  response.end(JSON.stringify({ error: { code, message } }));
}
