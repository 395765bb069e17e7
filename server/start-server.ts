import type { Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import path from "node:path";
import { WebSocketServer } from "ws";
import { LIMITS } from "@/contract/limits";
import { SESSION_LIMITS } from "@/contract/session-limits";
import { createAttemptLimiter } from "./access/attempt-limiter";
import { createBrowserSessions } from "./access/browser-sessions";
import { loadInstanceKey } from "./access/instance-key";
import { createLinkEndWatch } from "./access/link-end-watch";
import { createOrigins } from "./access/origin";
import { createTokenSealer } from "./access/token-sealer";
import { createVoterTag } from "./access/voter-tag";
import type { Config } from "./config";
import { refuseUnfinishedRestore, StartError, takeDataDirectory } from "./data-directory";
import { type Addresses, listAddresses } from "./http/addresses";
import { createConnectionCounter } from "./http/connection-counter";
import { createHttpServer } from "./http/http-server";
import type { Log } from "./http/log";
import { startNextPages } from "./http/next-pages";
import { createPageLanguage } from "./http/page-language";
import { createProcessMetrics } from "./http/process-metrics";
import { createResponseCounter } from "./http/response-counter";
import { createServerMetrics } from "./http/server-metrics";
import { createUpgradeRouter } from "./http/upgrade-router";
import { startHousekeeping } from "./housekeeping";
import { packageVersion } from "./package-version";
import { pagesBuild } from "./pages-build";
import { publishRuntime } from "./runtime";
import { createServices } from "./services/create-services";
import { createSerialRuns } from "./services/serial-runs";
import type { ServiceDeps } from "./services/service-deps";
import { endForgottenSessions } from "./services/session-ends";
import { createFileAssetStore } from "./storage/file-asset-store";
import { openDatabase } from "./storage/open-database";
import { storageSize } from "./storage/storage-size";
import { createPrismaAssetRows } from "./storage/prisma-asset-rows";
import { createPrismaAccessStore } from "./storage/prisma-access-store";
import { createPrismaBoardStore } from "./storage/prisma-board-store";
import { createIncomingArchives } from "./archive/incoming-archives";
import { createPrismaFramePictureStore } from "./storage/prisma-frame-picture-store";
import { adoptArchive } from "./sync/adopt-archive";
import { adoptCanvas } from "./sync/adopt-canvas";
import { createArchiveAdopter, createCanvasAdopter } from "./sync/canvas-adopter";
import { createPrismaPublicationStore } from "./storage/prisma-publication-store";
import { createPrismaSessionStore } from "./storage/prisma-session-store";
import { createPrismaActionChanges } from "./storage/prisma-action-changes";
import { createPrismaItemIndex } from "./storage/prisma-item-index";
import { createPrismaProjectionStore } from "./storage/prisma-projection-store";
import { createPrismaThumbnailStore } from "./storage/prisma-thumbnail-store";
import { createProjector, type Projector } from "./sync/projector";
import { canvasRefusal } from "./sync/role-gate";
import { createRoomRegistry } from "./sync/room-registry";
import { countCode } from "./sync/sync-metrics";
import { watchCanvases } from "./sync/watch-canvases";
import { refuseSocket, wsSocket } from "./sync/ws-socket";

export interface RunningServer {
  /** What this computer opens, e.g. `http://localhost:3000`. */
  url: string;
  port: number;
  addresses: Addresses;
  /** Stops in order and resolves when everything durable is on disk and nothing runs any more. Idempotent. */
  close(): Promise<void>;
}

interface StartOptions {
  /** Directory with `app/`, `next.config.js` and `prisma/migrations`. */
  rootDir: string;
  log: Log;
  /** Address of the bundled adopt-canvas-worker; without one copies are made in this thread (tests). */
  adoptCanvasWorker?: URL;
  /** Tests leave Next out. */
  startPages?: typeof startNextPages;
}

/** Milliseconds of the shutdown that the rooms may use, to append what is pending and to say goodbye. */
const ROOMS_CLOSE_MS = 6_000;
/** Milliseconds that requests may still use after that. In development pages keep a socket open that never ends. */
const REQUESTS_CLOSE_MS = { production: 2_000, test: 2_000, development: 100 };
const FAILURES_A_MINUTE = { failures: 10, windowMs: 60_000, maxKeys: 10_000 };

/**
 * Builds the server from its parts and listens. Throws StartError (or AppError `storage_failed`) with a sentence for
 * the operator; whatever was started until then is stopped again.
 */
export async function startServer(config: Config, options: StartOptions): Promise<RunningServer> {
  const { log, rootDir, adoptCanvasWorker: worker, startPages = startNextPages } = options;
  const now = Date.now;
  const state = { shuttingDown: false };
  // Undone last to first, when the start fails half-way as well as at the end.
  const stops: { name: string; stop: () => Promise<void> | void }[] = [];
  const stopAll = async () => {
    for (const { name, stop } of stops.splice(0).toReversed()) {
      // One part that cannot stop must not keep the others from it.
      try {
        await stop();
      } catch (error) {
        log.error({ error, part: name }, "could not stop cleanly");
      }
    }
  };

  try {
    stops.push({ name: "data directory", stop: await takeDataDirectory(config.dataDir) });
    await refuseUnfinishedRestore(config.dataDir);
    const instanceKey = await loadInstanceKey(config.dataDir);
    const sealer = createTokenSealer(instanceKey);
    const database = await openDatabase({
      url: config.databaseUrl,
      migrationsDirectory: path.join(rootDir, "prisma", "migrations", "sqlite"),
    });
    stops.push({ name: "database", stop: database.close });
    if (database.appliedMigrations.length > 0) {
      log.info({ migrations: database.appliedMigrations }, "database updated");
    }
    const stored = createPrismaBoardStore(database);
    // Whatever makes a canvas grow has its items projected.
    const boards = watchCanvases(stored, (boardId) => projector.changed(boardId));
    const access = createPrismaAccessStore(database);
    const development = config.mode === "development";
    const build = development ? null : await pagesBuild(rootDir);
    const registry = createRoomRegistry({ store: boards, log, limits: config.boardLimits, build });
    const projections = createPrismaProjectionStore(database);
    const projector = createProjector({ registry, store: stored, projections, log });
    const origins = createOrigins(config);
    const assets = createFileAssetStore({
      dataDir: config.dataDir,
      rows: createPrismaAssetRows(database),
      now,
    });
    const incomingArchives = createIncomingArchives({ dataDir: config.dataDir });
    await incomingArchives.clean();
    const deps: ServiceDeps = {
      boards,
      access,
      assets,
      thumbnails: createPrismaThumbnailStore(database),
      publications: createPrismaPublicationStore(database),
      framePictures: createPrismaFramePictureStore(database),
      incomingArchives,
      session: createPrismaSessionStore(database),
      sessionRuns: createSerialRuns(),
      items: createPrismaItemIndex(database),
      actionChanges: createPrismaActionChanges(database),
      canvasRefusal,
      adoptCanvas: worker ? createCanvasAdopter({ worker }) : async (foreign) => adoptCanvas(foreign),
      adoptArchive: worker ? createArchiveAdopter({ worker }) : async (foreign) => adoptArchive(foreign),
      version: packageVersion(rootDir),
      registry,
      origins,
      sessions: createBrowserSessions({ access, now }),
      sealer,
      joinFailures: createAttemptLimiter({ ...FAILURES_A_MINUTE, now }),
      codeFailures: createAttemptLimiter({ ...FAILURES_A_MINUTE, now }),
      sessionCommands: createAttemptLimiter({
        ...FAILURES_A_MINUTE,
        failures: SESSION_LIMITS.commandsPerMinute,
        now,
      }),
      voterTag: createVoterTag(instanceKey),
      createKeyFailures: createAttemptLimiter({ ...FAILURES_A_MINUTE, now }),
      createKey: config.createKey,
      library: config.library,
      boardLimits: config.boardLimits,
      build,
      now,
    };
    const services = createServices(deps);
    const housekeeping = startHousekeeping({
      boards,
      assets,
      registry,
      projector,
      endForgottenSessions: (failed) => endForgottenSessions(deps, failed),
      now,
      log,
    });
    stops.push({ name: "housekeeping", stop: housekeeping });
    stops.push({ name: "projections", stop: projector.close });
    const language = createPageLanguage();
    publishRuntime({ services, language: language.current, log });

    const pages = await startPages({ rootDir, development, port: config.port });
    stops.push({ name: "pages", stop: pages.close });

    const linkEnds = createLinkEndWatch({
      now,
      schedule: (delayMs, run) => {
        const timer = setTimeout(run, delayMs).unref();
        return () => clearTimeout(timer);
      },
      ended: (boardId) => {
        registry.recheckAccess(boardId).catch((error: unknown) => {
          log.error({ error, boardId }, "access could not be checked again");
        });
      },
    });
    const responses = createResponseCounter();
    const processMetrics = createProcessMetrics();
    stops.push({ name: "metrics", stop: processMetrics.stop });
    const text = createServerMetrics({
      registry,
      process: processMetrics,
      responses,
      storage: () => storageSize(config),
      version: packageVersion(rootDir),
    });
    const server = createHttpServer({
      metrics: { config, text },
      responses,
      pages,
      language,
      origins,
      trustedProxies: config.trustedProxies,
      development,
      ping: () => boards.ping(),
      shuttingDown: () => state.shuttingDown,
      log,
    });
    const route = createUpgradeRouter({
      services,
      webSockets: new WebSocketServer({
        noServer: true,
        clientTracking: false,
        perMessageDeflate: false,
        // Above the limit of the rooms: they close with a final code, `ws` itself with one that is tried for ever.
        maxPayload: 2 * LIMITS.messageBytes,
      }),
      admit: (socket, admitted) => registry.connect(wsSocket(socket), admitted),
      refuse: (socket, code) => {
        countCode(registry.metrics.connectionsRefused, code);
        refuseSocket(socket, code);
      },
      watchEnd: linkEnds.watch,
      connections: createConnectionCounter(LIMITS.connectionsPerAddress),
      trustedProxies: config.trustedProxies,
      shuttingDown: () => state.shuttingDown,
      log,
      otherUpgrades: pages.upgrade,
    });
    server.on("upgrade", (request, socket, head) => {
      route(request, socket, head).catch((error: unknown) => {
        log.error({ error, url: request.url }, "upgrade failed");
        socket.destroy();
      });
    });
    const sockets = trackSockets(server);
    stops.push({ name: "http", stop: () => closeHttp(server, sockets, REQUESTS_CLOSE_MS[config.mode]) });
    stops.push({
      name: "rooms",
      stop: () => {
        linkEnds.close();
        return registry.close(ROOMS_CLOSE_MS);
      },
    });
    const port = await listen(server, config);
    void healProjections(projector, log);
    const addresses = listAddresses(config.host, port, config.publicUrl);

    let closed: Promise<void> | null = null;
    return {
      url: addresses.local,
      port,
      addresses,
      close() {
        state.shuttingDown = true;
        // Requests under way go on while the rooms save; new ones find nobody.
        server.close();
        server.closeIdleConnections();
        closed ??= stopAll();
        return closed;
      },
    };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

/** After a crash, an upgrade or a restore; people need not wait for it. */
async function healProjections(projector: Projector, log: Log): Promise<void> {
  try {
    const boards = await projector.heal();
    if (boards > 0) log.info({ boards }, "boards brought up to date in the lists of items");
  } catch (error) {
    log.error({ error }, "boards that are behind in the lists of items could not be found");
  }
}

function listen(server: Server, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const problems: Partial<Record<string, string>> = {
    EADDRINUSE: `Port ${port} is in use. Stop the other program, or set PORT to a free one (0 finds one).`,
    EACCES: `Port ${port} needs rights that this user does not have. Set PORT to 1024 or more.`,
    EADDRNOTAVAIL: `HOST ${host} is no address of this computer. Use 0.0.0.0 for all of them.`,
    ENOTFOUND: `HOST ${host} is not known. Use 0.0.0.0 for all addresses of this computer.`,
  };
  const message = problems[error.code ?? ""];
  return message ? new StartError(message, { cause: error }) : error;
}

/** Every open socket: upgraded ones are no longer the HTTP server's, which then waits for them for ever. */
function trackSockets(server: Server): Set<Socket> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  return sockets;
}

/** Lets requests under way finish for a while, then ends what is left. */
async function closeHttp(server: Server, sockets: ReadonlySet<Socket>, graceMs: number): Promise<void> {
  const ended = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, graceMs);
  await ended;
  clearTimeout(timer);
}
