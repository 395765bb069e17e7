import type { IncomingMessage, ServerResponse } from "node:http";
import { sameSecret } from "@/server/access/tokens";
import type { Config } from "@/server/config";
import { PROMETHEUS_CONTENT_TYPE } from "./prometheus-text";

interface MetricsDoor {
  config: Pick<Config, "metrics" | "metricsToken">;
  text: () => Promise<string>;
}

/** What proxies add to a request. One of them, and the peer on this computer is not who asks. */
const FORWARDED = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-real-ip",
  "via",
];
const LOCAL_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;
const LOOPBACK = /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/;

/**
 * Answers `/metrics`; false for any other path, and when metrics are off: then the address is unknown like any other.
 * `local` means a program on this computer that asks for this computer: not what a proxy here passes on, nor a page
 * whose host name was pointed at 127.0.0.1.
 */
export async function answerMetrics(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  { config, text }: MetricsDoor,
): Promise<boolean> {
  if (path !== "/metrics" || config.metrics === "off") return false;
  if (request.method !== "GET" && request.method !== "HEAD") {
    say(response, 405, "Metrics are read with GET.\n", { allow: "GET, HEAD" });
  } else if (config.metrics === "open" || hasToken(request, config.metricsToken) || isLocal(request)) {
    say(response, 200, await text(), { "content-type": PROMETHEUS_CONTENT_TYPE });
  } else if (config.metricsToken !== null) {
    say(response, 401, "Metrics need METRICS_TOKEN (Authorization: Bearer).\n", {
      "www-authenticate": "Bearer",
    });
  } else {
    say(
      response,
      403,
      "Metrics are for programs on the server's own computer. See METRICS and METRICS_TOKEN.\n",
    );
  }
  return true;
}

function hasToken({ headers }: IncomingMessage, expected: string | null): boolean {
  const offered = /^Bearer +(\S+)$/i.exec(headers.authorization ?? "")?.[1];
  return expected !== null && offered !== undefined && sameSecret(offered, expected);
}

function isLocal({ headers, socket }: IncomingMessage): boolean {
  return (
    LOOPBACK.test(socket.remoteAddress ?? "") &&
    LOCAL_HOST.test(headers.host ?? "") &&
    FORWARDED.every((name) => headers[name] === undefined)
  );
}

function say(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    ...headers,
  });
  response.end(body);
}
