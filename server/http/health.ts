import type { ServerResponse } from "node:http";
import type { Log } from "./log";

const PING_LIMIT_MS = 2000;

interface Health {
  /** Resolves when the database answers. */
  ping: () => Promise<void>;
  shuttingDown: () => boolean;
  log: Pick<Log, "warn">;
}

/** Answers `/healthz` (the process runs) and `/readyz` (it can work); false for any other path. */
export async function answerHealth(path: string, response: ServerResponse, health: Health): Promise<boolean> {
  if (path === "/healthz") {
    answer(response, 200, { status: "ok" });
    return true;
  }
  if (path !== "/readyz") return false;
  if (health.shuttingDown()) answer(response, 503, { status: "going-down" });
  else if (await answersInTime(health)) answer(response, 200, { status: "ok" });
  else answer(response, 503, { status: "database-unavailable" });
  return true;
}

async function answersInTime({ ping, log }: Health): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => {
      log.warn({ limitMs: PING_LIMIT_MS }, "the database did not answer in time");
      resolve(false);
    }, PING_LIMIT_MS);
  });
  const answered = ping().then(
    () => true,
    (error: unknown) => {
      log.warn({ error }, "the database does not answer");
      return false;
    },
  );
  try {
    return await Promise.race([answered, late]);
  } finally {
    clearTimeout(timer);
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
