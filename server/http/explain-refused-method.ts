import type { ServerResponse } from "node:http";
import { ERRORS } from "@/contract/errors";

/**
 * Gives Next's empty answer to a method that a route does not have the body of every other error of the API. Next
 * answers by itself there, and no handler of ours is asked.
 */
export function explainRefusedMethod(response: ServerResponse): void {
  const { message } = ERRORS.method_not_allowed;
  const body = JSON.stringify({ error: { code: "method_not_allowed", message } });
  const writeHead = response.writeHead.bind(response);
  const end = response.end.bind(response);
  let refused = false;
  // The compression in between sends the head by itself, before it passes the end on.
  response.writeHead = (status: number, ...rest: unknown[]): ServerResponse => {
    refused = status === 405 && !response.hasHeader("content-type");
    if (refused) {
      response.setHeader("content-type", "application/json");
      response.setHeader("cache-control", "no-store");
    }
    return Reflect.apply(writeHead, response, [status, ...rest]) as ServerResponse;
  };
  const explainedEnd = (...rest: unknown[]): ServerResponse => {
    if (response.statusCode === 405 && !response.headersSent) response.writeHead(405);
    return refused ? end(body) : (Reflect.apply(end, response, rest) as ServerResponse);
  };
  response.end = explainedEnd as ServerResponse["end"];
}
