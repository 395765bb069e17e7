import { AppError } from "@/contract/errors";
import type { RequestFacts } from "@/server/services/services";

/** Where this instance is, as the person who asks sees it. */
export interface Origins {
  /** Absolute origin, e.g. `https://board.example.org`. Throws `bad_request` for a Host that cannot be one. */
  of(facts: Pick<RequestFacts, "host" | "forwardedHost" | "forwardedProto">): string;
}

const HOST = /^(?:\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?\.?)(?::\d{1,5})?$/i;

/**
 * PUBLIC_URL, when set, is the answer. Else the Host header, and behind trusted proxies X-Forwarded-Host and -Proto.
 * A Host is taken only when it is a plain host name with an optional port: it ends up in links and in the page policy.
 */
export function createOrigins(options: { publicUrl: string | null; trustedProxies: number }): Origins {
  return {
    of(facts) {
      if (options.publicUrl) return options.publicUrl;
      const trusted = options.trustedProxies > 0;
      const host = (trusted ? lastOf(facts.forwardedHost) : null) ?? facts.host ?? "";
      const scheme = (trusted ? lastOf(facts.forwardedProto)?.toLowerCase() : null) ?? "http";
      if (!HOST.test(host) || (scheme !== "http" && scheme !== "https")) throw badHost();
      const address = `${scheme}://${host}`;
      // URL also drops a default port, as browsers do in their Origin header.
      if (!URL.canParse(address)) throw badHost();
      return new URL(address).origin;
    },
  };
}

/** Proxies that append instead of replacing leave the client's own claim on the left. */
function lastOf(header: string | null): string | null {
  return header?.split(",").at(-1)?.trim() || null;
}

function badHost(): AppError {
  return new AppError("bad_request", "The Host header is not a host name with an optional port.");
}
