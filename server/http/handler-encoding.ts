import type { ServerResponse } from "node:http";
import { ENCODING_HEADER } from "@/server/runtime";

/**
 * Lets a route handler send a body that it has compressed itself: Next takes `content-encoding` off every handler's
 * answer and would leave the browser with bytes it cannot read. The handler names the encoding in `ENCODING_HEADER`;
 * here it becomes the real header before anything is sent.
 */
export function forwardHandlerEncoding(response: ServerResponse): void {
  const set = response.setHeader.bind(response);
  response.setHeader = (name, value) =>
    set(name.toLowerCase() === ENCODING_HEADER ? "content-encoding" : name, value);
}
