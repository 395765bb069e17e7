import { randomBytes } from "node:crypto";
import * as Y from "yjs";
import type { TemplateId } from "@/contract/api";
import { LIMITS } from "@/contract/limits";
import type { Role } from "@/contract/roles";
import { createAttemptLimiter } from "@/server/access/attempt-limiter";
import { createBrowserSessions } from "@/server/access/browser-sessions";
import { createOrigins } from "@/server/access/origin";
import { createTokenSealer } from "@/server/access/token-sealer";
import { createVoterTag } from "@/server/access/voter-tag";
import { createFileAssetStore } from "@/server/storage/file-asset-store";
import { createMemoryAccessStore } from "@/server/storage/memory-access-store";
import { createMemoryActionChanges } from "@/server/storage/memory-action-changes";
import { createMemoryAssetRows } from "@/server/storage/memory-asset-rows";
import { createMemoryBoardStore } from "@/server/storage/memory-board-store";
import { createMemoryPublicationStore } from "@/server/storage/memory-publication-store";
import { createMemorySessionStore } from "@/server/storage/memory-session-store";
import { createMemoryItemIndex } from "@/server/storage/memory-item-index";
import { createMemoryProjectionStore } from "@/server/storage/memory-projection-store";
import { createMemoryState } from "@/server/storage/memory-state";
import { createMemoryThumbnailStore } from "@/server/storage/memory-thumbnail-store";
import type { AssetRows } from "@/server/storage/asset-store";
import type { BoardStore } from "@/server/storage/board-store";
import { createIncomingArchives } from "@/server/archive/incoming-archives";
import { createMemoryFramePictureStore } from "@/server/storage/memory-frame-picture-store";
import { adoptArchive } from "@/server/sync/adopt-archive";
import { adoptCanvas } from "@/server/sync/adopt-canvas";
import { createProjector } from "@/server/sync/projector";
import { canvasRefusal } from "@/server/sync/role-gate";
import { createServices } from "./create-services";
import { createSerialRuns } from "./serial-runs";
import type { ServiceDeps } from "./service-deps";
import type { Actor, RequestFacts } from "./services";

const silent = { error: () => {}, warn: () => {}, info: () => {} };

export const ORIGIN = "http://board.test:3000";

/** The services on memory stores, for tests: a clock that is moved by hand, and requests as browsers and programs send them. */
export function servicesUnderTest(
  options: { createKey?: string; library?: "closed" | "open"; publicUrl?: string; dataDir?: string } = {},
) {
  const clock = { ms: Date.parse("2026-01-05T10:00:00Z") };
  const now = () => clock.ms;
  const state = createMemoryState();
  const assetRows = createMemoryAssetRows();
  const boards = withoutAssetsOfTheDeleted(createMemoryBoardStore(state), assetRows);
  const access = createMemoryAccessStore(state);
  const thumbnails = createMemoryThumbnailStore(state);
  const publications = createMemoryPublicationStore(state);
  const framePictures = createMemoryFramePictureStore(state);
  const session = createMemorySessionStore(state);
  const rooms = roomsWithoutSockets(boards, now);
  const projections = createMemoryProjectionStore(state);
  const assets = createFileAssetStore({
    dataDir: options.dataDir ?? "/nonexistent",
    rows: assetRows,
    now,
  });
  const limiter = () => createAttemptLimiter({ failures: 10, windowMs: 60_000, maxKeys: 1000, now });
  const deps: ServiceDeps = {
    boards,
    access,
    assets,
    thumbnails,
    publications,
    items: createMemoryItemIndex(state, (boardId) => state.publications.has(boardId)),
    framePictures,
    incomingArchives: createIncomingArchives({ dataDir: options.dataDir ?? "/nonexistent" }),
    session,
    sessionRuns: createSerialRuns(),
    actionChanges: createMemoryActionChanges(state),
    canvasRefusal,
    adoptCanvas: async (foreign) => adoptCanvas(foreign),
    adoptArchive: async (foreign) => adoptArchive(foreign),
    version: "0.0.0",
    registry: rooms.registry,
    origins: createOrigins({ publicUrl: options.publicUrl ?? null, trustedProxies: 0 }),
    sessions: createBrowserSessions({ access, now }),
    sealer: createTokenSealer(randomBytes(32)),
    joinFailures: limiter(),
    codeFailures: limiter(),
    sessionCommands: createAttemptLimiter({ failures: 120, windowMs: 60_000, maxKeys: 1000, now }),
    voterTag: createVoterTag(randomBytes(32)),
    createKeyFailures: limiter(),
    createKey: options.createKey ?? null,
    library: options.library ?? "open",
    boardLimits: LIMITS,
    build: null,
    now,
  };
  const services = createServices(deps);

  /** A request of a program without cookie and Origin, or with what is given. */
  function facts(given: Partial<RequestFacts> = {}): RequestFacts {
    return {
      method: "GET",
      url: new URL("http://server/"),
      cookie: null,
      authorization: null,
      originHeader: null,
      host: "board.test:3000",
      forwardedHost: null,
      forwardedProto: null,
      address: "192.0.2.1",
      ...given,
    };
  }

  /** A browser with a cookie jar of its own, on a page of ours. */
  function browser() {
    let cookie: string | null = null;
    const keep = (setCookie: string | null) => {
      cookie = setCookie?.split(";")[0] ?? cookie;
    };
    const actor = (given: Partial<RequestFacts> = {}): Promise<Actor> =>
      services.identify(facts({ method: "POST", cookie, originHeader: ORIGIN, ...given }));
    return {
      actor,
      keep,
      get cookie() {
        return cookie;
      },
      /** Opens a link, as following it does: without an Origin header. */
      async join(token: string): Promise<string> {
        const opened = await services.join(await actor({ method: "GET", originHeader: null }), token);
        keep(opened.setCookie);
        return opened.location;
      },
    };
  }

  function program(token: string): Promise<Actor> {
    return services.identify(facts({ method: "POST", authorization: `Bearer ${token}` }));
  }

  /** A board with the tokens of its links, and the browser that created it. */
  async function board(template: TemplateId = "blank") {
    const creator = browser();
    const made = await services.createBoard(await creator.actor(), { title: "A board", template }, null);
    creator.keep(made.setCookie);
    const tokens = Object.fromEntries(
      Object.entries(made.links).map(([role, url]) => [role, tokenOf(url)]),
    ) as Record<Role, string>;
    return { id: made.id, links: made.links, tokens, creator };
  }

  /** Brings the tables of items up to what the documents say, as the server does by itself. */
  const project = () =>
    createProjector({ registry: rooms.registry, store: boards, projections, log: silent }).heal();

  return {
    services,
    deps,
    boards,
    access,
    assets,
    thumbnails,
    publications,
    framePictures,
    session,
    clock,
    facts,
    browser,
    program,
    board,
    project,
    ...rooms,
  };
}

/** In a database the rows of a deleted board's assets go with it. */
function withoutAssetsOfTheDeleted(boards: BoardStore, rows: AssetRows): BoardStore {
  return {
    ...boards,
    async deleteBoard(boardId, options) {
      const deleted = await boards.deleteBoard(boardId, options);
      if (deleted) for (const { hash } of await rows.list(boardId)) await rows.remove(boardId, hash);
      return deleted;
    },
  };
}

/** The token of a link's URL: its last path segment. */
export function tokenOf(url: string): string {
  return new URL(url).pathname.split("/").at(-1) ?? "";
}

/**
 * What the services ask of live boards when nobody is connected; says which sockets would have been asked again. Tests put
 * into `connected` who is to be here.
 */
function roomsWithoutSockets(boards: BoardStore, now: () => number) {
  const rechecked: string[] = [];
  const dropped: string[] = [];
  const connected: ReturnType<ServiceDeps["registry"]["connectedBy"]> = new Map();
  const serially = createSerialRuns();
  const load = async (...address: Parameters<BoardStore["loadDocument"]>) => {
    const loaded = await boards.loadDocument(...address);
    const doc = new Y.Doc();
    for (const part of [loaded.snapshot, ...loaded.rows]) if (part) Y.applyUpdate(doc, part.update);
    return { doc, seq: loaded.seq };
  };
  const registry: ServiceDeps["registry"] = {
    state: (boardId, document) =>
      serially(`${boardId}/${document}`, async () => {
        const { doc, seq } = await load(boardId, document);
        return { update: Y.encodeStateAsUpdateV2(doc), seq };
      }),
    read: (boardId, document, look) =>
      serially(`${boardId}/${document}`, async () => {
        const { doc, seq } = await load(boardId, document);
        return look(doc, { seq, whole: true });
      }),
    // One after the other, as on a document in memory, which is changed at once.
    edit: (boardId, document, change, person = "server") =>
      serially(`${boardId}/${document}`, async () => {
        const { doc } = await load(boardId, document);
        const before = Y.encodeStateVector(doc);
        change(doc);
        const update = Y.encodeStateAsUpdate(doc, before);
        await boards.appendRows(boardId, document, [{ person, at: now(), update }]);
      }),
    peopleOn: () => ({ people: 0, inRoom: 0, screens: 0 }),
    connectedBy: () => connected,
    async recheckAccess(boardId) {
      rechecked.push(boardId);
    },
    async dropBoard(boardId) {
      dropped.push(boardId);
    },
  };
  return { registry, rechecked, dropped, connected };
}
