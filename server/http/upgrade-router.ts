import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { WebSocket, WebSocketServer } from "ws";
import { type ErrorCode, errorCodeOf } from "@/contract/errors";
import { HUM_PLACES, type HumPlace } from "@/contract/session-commands";
import {
  BUILD_PARAMETER,
  type DocumentName,
  EPOCH_PARAMETER,
  EXTENSION_PARAMETER,
  EXTENSION_VERSION,
  PLACE_PARAMETER,
  SCHEMA_PARAMETER,
} from "@/contract/sync-protocol";
import type { Services, Standing } from "@/server/services/services";
import type { ConnectionCounter } from "./connection-counter";
import type { Log } from "./log";
import { requestFacts } from "./request-facts";

/** A socket that may read a document, handed to the rooms. */
export interface AdmittedSocket {
  boardId: string;
  document: DocumentName;
  standing: Standing;
  /** Asks again, for a role that changed or a link that was revoked. Throws as `Services.standing` does. */
  recheck: () => Promise<Standing>;
  /** The client asked for `saved`, `refused` and `notice`. */
  extensions: boolean;
  /** What the client says its document is of; null where it says nothing. */
  epoch: number | null;
  schema: string | null;
  /** The build that the client's page is of; null where it says nothing. */
  build: string | null;
  /** Where the person says that they take part; null where nothing is said. */
  place: HumPlace | null;
  address: string;
}

interface UpgradeRouterDeps {
  services: Pick<Services, "identify" | "standing">;
  /** Completes handshakes; in `noServer` mode. */
  webSockets: WebSocketServer;
  /** Takes over an open socket; called in the same turn in which it opens, so that no message is lost. */
  admit: (socket: WebSocket, admitted: AdmittedSocket) => void;
  /** Closes an open socket with the close code and sentence of `code`. */
  refuse: (socket: WebSocket, code: ErrorCode) => void;
  /** Told each standing that a socket rests on, so that it ends when the link does. */
  watchEnd: (standing: Standing) => void;
  connections: ConnectionCounter;
  trustedProxies: number;
  shuttingDown: () => boolean;
  log: Pick<Log, "error" | "warn" | "debug">;
  /** Every other upgrade, in development; in production they are destroyed. */
  otherUpgrades: ((request: IncomingMessage, socket: Duplex, head: Buffer) => void) | null;
}

const SYNC_PATH = /^\/sync\/([A-Za-z0-9_-]{1,64})(\/session)?$/;

/**
 * Routes upgrades: `/sync/<boardId>` is the canvas, `/sync/<boardId>/session` the session document. Who asks is known
 * before the handshake ends. A refused socket is opened and closed with a code, since a browser tells a page nothing
 * about a handshake that failed, and a client without a code retries for ever.
 */
export function createUpgradeRouter(deps: UpgradeRouterDeps) {
  return async function route(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    // Until the handshake is complete nobody else listens, and an unheard error would end the process.
    const onError = (error: Error) => deps.log.debug({ error }, "socket failed before its handshake");
    socket.on("error", onError);

    const facts = requestFacts({ ...pick(request), method: "UPGRADE" }, deps.trustedProxies);
    const path = SYNC_PATH.exec(facts.url.pathname);
    const boardId = path?.[1];
    if (!boardId) {
      socket.off("error", onError);
      if (deps.otherUpgrades) deps.otherUpgrades(request, socket, head);
      else socket.destroy();
      return;
    }

    const release = deps.connections.take(facts.address);
    if (release) socket.once("close", release);
    const outcome = release ? await admission(deps, facts, boardId) : ({ refused: "rate_limited" } as const);
    if (socket.destroyed) return;
    socket.off("error", onError);
    deps.webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      if ("refused" in outcome) {
        deps.log.debug({ boardId, code: outcome.refused, address: facts.address }, "socket refused");
        deps.refuse(webSocket, outcome.refused);
        return;
      }
      deps.admit(webSocket, {
        ...outcome,
        boardId,
        document: path[2] ? "session" : "canvas",
        extensions: facts.url.searchParams.get(EXTENSION_PARAMETER) === EXTENSION_VERSION,
        epoch: epochOf(facts.url.searchParams.get(EPOCH_PARAMETER)),
        schema: facts.url.searchParams.get(SCHEMA_PARAMETER),
        build: facts.url.searchParams.get(BUILD_PARAMETER),
        place: HUM_PLACES.find((place) => place === facts.url.searchParams.get(PLACE_PARAMETER)) ?? null,
        address: facts.address,
      });
    });
  };
}

/** Anything but a number is like none. */
function epochOf(value: string | null): number | null {
  return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : null;
}

type Facts = ReturnType<typeof requestFacts>;

async function admission(
  deps: UpgradeRouterDeps,
  facts: Facts,
  boardId: string,
): Promise<{ refused: ErrorCode } | Pick<AdmittedSocket, "standing" | "recheck">> {
  if (deps.shuttingDown()) return { refused: "going_down" };
  try {
    const actor = await deps.services.identify(facts);
    const asScreen = facts.url.searchParams.get("as") === "room";
    const recheck = async (): Promise<Standing> => {
      const standing = await deps.services.standing(actor, boardId);
      deps.watchEnd(standing);
      // A facilitator's browser shows the room screen as a room: it must not count or act as a person there.
      return asScreen ? { ...standing, role: "room" } : standing;
    };
    return { standing: await recheck(), recheck };
  } catch (error) {
    const code = errorCodeOf(error);
    if (code === null) deps.log.error({ error, boardId }, "socket could not be admitted");
    return { refused: code ?? "internal" };
  }
}

function pick({ url, headers, socket }: IncomingMessage) {
  return { url, headers, socket };
}
