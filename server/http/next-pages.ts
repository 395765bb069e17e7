import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import next from "next";
import { openStaticFiles } from "./static-files";

/** Whoever answers the requests that the server does not answer itself. */
export interface Pages {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Upgrades that are not ours, in development; null in production. */
  upgrade: ((request: IncomingMessage, socket: Duplex, head: Buffer) => void) | null;
  close(): Promise<void>;
}

interface NextOptions {
  /** Directory with `app/` and `next.config.js`. */
  rootDir: string;
  development: boolean;
  port: number;
}

/** Starts Next inside this process. In production it needs a finished `next build`. */
export async function startNextPages(options: NextOptions): Promise<Pages> {
  // Next attaches an upgrade listener to the server it is given, or else to the one its first request came by, where
  // it would fight over /sync. This one never listens: it is the door through which upgrades reach Next.
  const upgrades = new Server();
  const app = next({
    dev: options.development,
    dir: options.rootDir,
    httpServer: upgrades,
    hostname: "localhost",
    port: options.port,
    quiet: true,
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  const files = options.development ? null : await openStaticFiles(options.rootDir);
  return {
    async handle(request, response) {
      if (await files?.answer(request, response)) return;
      await handle(request, response);
    },
    upgrade: options.development
      ? (request, socket, head) => {
          // Next listens from its first request on; an older page's reconnect may come before.
          if (!upgrades.emit("upgrade", request, socket, head)) socket.destroy();
        }
      : null,
    close: () => app.close(),
  };
}
