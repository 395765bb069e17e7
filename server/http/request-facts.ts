import type { IncomingMessage } from "node:http";
import { clientAddress } from "@/server/access/client-address";
import type { RequestFacts } from "@/server/services/services";

type RequestHead = Pick<IncomingMessage, "method" | "url" | "headers" | "socket">;

/** What a request says about who asks. Throws nothing: a target that is no URL reads as `/`. */
export function requestFacts(request: RequestHead, trustedProxies: number): RequestFacts {
  const { headers } = request;
  return {
    method: request.method ?? "GET",
    url: targetUrl(request),
    cookie: headers.cookie ?? null,
    authorization: headers.authorization ?? null,
    originHeader: headers.origin ?? null,
    host: headers.host ?? null,
    forwardedHost: single(headers["x-forwarded-host"]),
    forwardedProto: single(headers["x-forwarded-proto"]),
    address: clientAddress(request.socket.remoteAddress, single(headers["x-forwarded-for"]), trustedProxies),
  };
}

function targetUrl(request: RequestHead): URL {
  const target = request.url ?? "/";
  const address = target.startsWith("/") ? `http://server${target}` : target;
  return URL.canParse(address) ? new URL(address) : new URL("http://server/");
}

function single(header: string | string[] | undefined): string | null {
  return (Array.isArray(header) ? header.join(",") : header) ?? null;
}
