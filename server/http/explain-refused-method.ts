import type { ServerResponse } from "node:http";
import { ERRORS } from "@/contract/errors";

/**
 * Gives Next's empty answer to a method that a route does not have the body of every other error of the API. Next
 * answers by itself there, and no handler of ours is asked.
 */
export function explainRefusedMethod(response: ServerResponse): void {
  const end = response.end.bind(response);
  const explained = (...rest: unknown[]): ServerResponse => {
    if (response.statusCode !== 405 || response.headersSent) return Reflect.apply(end, response, rest);
    response.setHeader("content-type", "application/json");
    response.setHeader("cache-control", "no-store");
    const { message } = ERRORS.method_not_allowed;
    return end(JSON.stringify({ error: { code: "method_not_allowed", message } }));
  };
  response.end = explained as ServerResponse["end"];
}
