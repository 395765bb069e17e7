import type { ServerResponse } from "node:http";
import { ERRORS, errorCodeOf } from "@/contract/errors";

/** Where pages and `/join` send a browser that may not see a board; `code` names the reason. */
const PROBLEM_PAGE = "/link-problem";
/** Seconds after which something that passes by itself is worth another try. */
const RETRY_SECONDS = 60;

/**
 * Gives the page that explains a problem the status of that problem (410 for a revoked link), where Next would answer 200:
 * its pages cannot set one. Any other page is left as it is.
 */
export function giveProblemStatus(response: ServerResponse, url: URL): void {
  if (url.pathname !== PROBLEM_PAGE) return;
  const code = errorCodeOf({ code: url.searchParams.get("code") });
  if (!code) return;
  const { status } = ERRORS[code];
  const writeHead = response.writeHead.bind(response);
  const isRendered = (of: number) => of === 200;
  response.writeHead = (of: number, ...rest: unknown[]): ServerResponse => {
    if (isRendered(of) && (status === 429 || status === 503))
      response.setHeader("retry-after", RETRY_SECONDS);
    return Reflect.apply(writeHead, response, [isRendered(of) ? status : of, ...rest]) as ServerResponse;
  };
}
