import "server-only";
import { headers } from "next/headers";
import { ADDRESS_HEADER } from "@/server/runtime";
import type { Actor } from "@/server/services/services";
import { services } from "./services";

/** Who asks, for a server component; reading only. Throws AppError `bad_request` for a Host that cannot be one. */
export async function currentActor(): Promise<Actor> {
  return identify(await headers(), { method: "GET", url: new URL("http://server/") });
}

/** Who asks, for a route handler. Throws AppError `bad_origin` or `bad_request`. */
export function actorOf(request: Request): Promise<Actor> {
  return identify(request.headers, { method: request.method, url: new URL(request.url) });
}

function identify(headers: Pick<Headers, "get">, target: { method: string; url: URL }): Promise<Actor> {
  return services().identify({
    ...target,
    cookie: headers.get("cookie"),
    authorization: headers.get("authorization"),
    originHeader: headers.get("origin"),
    host: headers.get("host"),
    forwardedHost: headers.get("x-forwarded-host"),
    forwardedProto: headers.get("x-forwarded-proto"),
    address: headers.get(ADDRESS_HEADER) ?? "unknown",
  });
}
