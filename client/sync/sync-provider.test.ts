// Longer than 400 lines: all about one provider on one fake server, whose set-up they share.

import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import type { ErrorCode } from "@/contract/errors";
import { LIMITS } from "@/contract/limits";
import type { Notice } from "@/contract/sync-protocol";
import * as encoding from "lib0/encoding";
import { createSyncProvider, type SyncProvider } from "./sync-provider";
import { fakeClock, type FakeClock } from "./testing/fake-clock";
import { createFakeServer, updateMessage, type FakeServer } from "./testing/fake-server";
import type { UnsavedEdit } from "./unsaved-ledger";

let clock: FakeClock;
let server: FakeServer;
let doc: Y.Doc;
let awareness: Awareness;
let provider: SyncProvider;
let mayWrite: boolean;
let isPointing: boolean;
let state: (signal: AbortSignal, heard: () => void) => Promise<Uint8Array>;
let seen: {
  firstSyncs: number;
  notices: Notice[];
  saved: UnsavedEdit[];
  refused: { edits: readonly UnsavedEdit[]; code: ErrorCode }[];
  closed: ErrorCode[];
};

beforeEach(() => {
  clock = fakeClock();
  server = createFakeServer();
  doc = new Y.Doc();
  awareness = new Awareness(doc);
  mayWrite = true;
  isPointing = false;
  state = () => Promise.reject(new Error("no state"));
  seen = { firstSyncs: 0, notices: [], saved: [], refused: [], closed: [] };
  provider = open();
});

function open(firstState?: Promise<Uint8Array | null>): SyncProvider {
  const opened = createSyncProvider({
    doc,
    awareness,
    url: "ws://board.test/sync/b",
    openSocket: server.openSocket,
    fetchState: (signal, heard) => state(signal, heard),
    firstState,
    clock,
    mayWrite: () => mayWrite,
    isPointing: () => isPointing,
    events: {
      changed: () => undefined,
      firstSync: () => (seen.firstSyncs += 1),
      notice: (notice) => seen.notices.push(notice),
      unsaved: () => undefined,
      saved: (edits) => seen.saved.push(...edits),
      refused: (edits, code) => seen.refused.push({ edits, code }),
      closed: (code) => seen.closed.push(code),
    },
  });
  opened.connect();
  return opened;
}

afterEach(() => {
  provider.destroy();
  awareness.destroy();
});

const edit = (key: string, value: unknown = 1) => doc.getMap("m").set(key, value);
const onServer = () => server.doc.getMap("m").toJSON();
function synced() {
  server.last().accept();
  server.last().answer();
  return server.last();
}

describe("first sync", () => {
  it("asks for the state and is online once it is answered", () => {
    server.doc.getMap("m").set("there", true);
    server.last().accept();
    expect(server.last().log).toContain("sync:0");
    expect(provider.online).toBe(false);
    server.last().answer();
    expect(provider.online).toBe(true);
    expect(doc.getMap("m").get("there")).toBe(true);
    expect(seen.firstSyncs).toBe(1);
    expect(provider.unsaved).toBe(0);
  });

  it("fetches a large first state over HTTP, then asks again", async () => {
    const large = new Y.Doc();
    large.getMap("m").set("large", true);
    state = async () => Y.encodeStateAsUpdateV2(large);
    server.last().accept();
    server.last().notify({ kind: "state-over-http", bytes: 100_000 });
    await vi.waitFor(() => expect(server.last().log.filter((entry) => entry === "sync:0")).toHaveLength(2));
    expect(doc.getMap("m").get("large")).toBe(true);
    expect(provider.online).toBe(false);
    server.last().answer();
    expect(provider.online).toBe(true);
  });

  it("tries again when the large state cannot be fetched", async () => {
    server.last().accept();
    server.last().notify({ kind: "state-over-http", bytes: 100_000 });
    await vi.waitFor(() => expect(server.last().closedByClient).toBe(true));
    clock.advance(1000);
    expect(server.connections).toHaveLength(2);
  });
});

describe("a large state that stalls", () => {
  it("is given up after a while, though the server goes on talking", async () => {
    const signals: AbortSignal[] = [];
    let arrives: (late: Uint8Array) => void = () => undefined;
    let someCame = (): void => undefined;
    state = (signal, heard) => {
      signals.push(signal);
      someCame = heard;
      return new Promise((resolve) => (arrives = resolve));
    };
    server.last().accept();
    server.last().notify({ kind: "state-over-http", bytes: 100_000 });
    clock.advance(29_000);
    someCame();
    clock.advance(29_000);
    expect(server.last().closedByClient).toBe(false);
    clock.advance(1_000);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(server.connections[0]?.closedByClient).toBe(true);
    clock.advance(1_000);
    expect(server.connections).toHaveLength(2);
    const stale = new Y.Doc();
    stale.getMap("m").set("stale", true);
    arrives(Y.encodeStateAsUpdateV2(stale));
    state = async () => Y.encodeStateAsUpdateV2(new Y.Doc());
    server.last().accept();
    server.last().notify({ kind: "state-over-http", bytes: 100_000 });
    await vi.waitFor(() => expect(server.last().log.filter((entry) => entry === "sync:0")).toHaveLength(2));
    expect(doc.getMap("m").has("stale")).toBe(false);
    clock.advance(30_000);
    expect(signals).toHaveLength(1);
  });

  it("that came in time is not held against a connection that goes on", async () => {
    state = async () => Y.encodeStateAsUpdateV2(new Y.Doc());
    server.last().accept();
    server.last().notify({ kind: "state-over-http", bytes: 100_000 });
    await vi.waitFor(() => expect(server.last().log.filter((entry) => entry === "sync:0")).toHaveLength(2));
    const connection = server.last();
    connection.answer();
    for (let second = 0; second < 40; second += 5) {
      connection.deliver(updateMessage(Y.encodeStateAsUpdate(server.doc)));
      clock.advance(5_000);
    }
    expect(server.connections).toHaveLength(1);
    expect(provider.online).toBe(true);
  });
});

describe("unsaved edits", () => {
  it("of one gesture count as one until the last of them is durable", () => {
    const connection = synced();
    isPointing = true;
    const record = new Y.Map();
    doc.getMap("records").set("shape:a", record);
    record.set("x", 1);
    isPointing = false;
    record.set("x", 2);
    expect(provider.unsaved).toBe(1);
    record.set("x", 3);
    expect(provider.unsaved).toBe(2);
    connection.saved(2);
    expect(provider.unsaved).toBe(2);
    connection.saved(3);
    expect(provider.unsaved).toBe(1);
    connection.saved(4);
    expect(provider.unsaved).toBe(0);
  });

  it("are counted until the server says they are durable", () => {
    const connection = synced();
    edit("a");
    edit("b");
    expect(provider.unsaved).toBe(2);
    expect(onServer()).toEqual({ a: 1, b: 1 });
    connection.saved(1);
    expect(provider.unsaved).toBe(1);
    connection.saved(2);
    expect(provider.unsaved).toBe(0);
    expect(seen.saved).toHaveLength(2);
  });

  it("are counted while offline, sent in answer to step 1 and counted until that is durable", () => {
    synced().drop();
    edit("a");
    edit("b");
    expect(provider.unsaved).toBe(2);
    clock.advance(1000);
    server.last().accept();
    expect(provider.unsaved).toBe(2);
    server.last().answer();
    edit("c");
    expect(onServer()).toEqual({ a: 1, b: 1, c: 1 });
    expect(server.last().log.filter((entry) => entry.startsWith("sync:"))).toEqual([
      "sync:0",
      "sync:1",
      "sync:2",
    ]);
    server.last().saved(1);
    expect(provider.unsaved).toBe(1);
    server.last().saved(2);
    expect(provider.unsaved).toBe(0);
  });

  it("that were sent but not acknowledged count again after a lost connection", () => {
    const connection = synced();
    edit("a");
    connection.drop();
    expect(provider.unsaved).toBe(1);
    clock.advance(1000);
    synced().saved();
    expect(provider.unsaved).toBe(0);
  });

  it("are not counted for what the server sent", () => {
    const other = new Y.Doc();
    other.getMap("m").set("theirs", 1);
    synced().deliver(updateMessage(Y.encodeStateAsUpdate(other)));
    expect(doc.getMap("m").get("theirs")).toBe(1);
    expect(provider.unsaved).toBe(0);
    expect(server.last().updates).toEqual([]);
  });

  it("are counted and sent when they answer, in the same moment, something that the server sent", () => {
    const other = new Y.Doc();
    other.getMap("m").set("theirs", 1);
    const connection = synced();
    doc.getMap("m").observe((event) => event.keysChanged.has("theirs") && edit("answer"));
    connection.deliver(updateMessage(Y.encodeStateAsUpdate(other)));
    expect(provider.unsaved).toBe(1);
    expect(onServer()).toEqual({ answer: 1 });
    edit("more");
    expect(provider.unsaved).toBe(2);
    expect(onServer()).toEqual({ answer: 1, more: 1 });
  });

  it("of an earlier page load are applied, sent and counted as many", () => {
    const before = new Y.Doc();
    before.getMap("m").set("old", 1);
    synced();
    provider.restore({ update: Y.encodeStateAsUpdate(before), transactions: 5 });
    expect(provider.unsaved).toBe(5);
    expect(onServer()).toEqual({ old: 1 });
    server.last().saved();
    expect(provider.unsaved).toBe(0);
  });

  it("that the server has after all are done at once", () => {
    synced();
    provider.restore({ update: Y.encodeStateAsUpdate(server.doc), transactions: 2 });
    expect(provider.unsaved).toBe(0);
    expect(seen.saved).toHaveLength(1);
  });

  it("that were refused are handed over and no longer counted", () => {
    const connection = synced();
    edit("a");
    connection.refuse(1, "sealed");
    expect(seen.refused.map(({ code, edits }) => [code, edits.length])).toEqual([["sealed", 1]]);
    expect(provider.unsaved).toBe(0);
  });

  it("that were refused for a passing reason are offered again", () => {
    const connection = synced();
    server.takes = false;
    edit("a");
    connection.refuse(1, "rate_limited");
    expect(connection.closedByClient).toBe(true);
    expect(provider.unsaved).toBe(1);
    server.takes = true;
    clock.advance(1000);
    synced().saved();
    expect(onServer()).toEqual({ a: 1 });
    expect(provider.unsaved).toBe(0);
  });

  it("larger than a message may be are never sent", () => {
    const connection = synced();
    edit("a", new Uint8Array(5 * 1024 * 1024));
    expect(seen.refused.map(({ code }) => code)).toEqual(["too_large"]);
    expect(connection.updates).toEqual([]);
  });

  it("are kept back while the role does not allow them", () => {
    mayWrite = false;
    const connection = synced();
    edit("a");
    expect(connection.updates).toEqual([]);
    expect(provider.unsaved).toBe(1);
    connection.drop();
    clock.advance(20_000);
    expect(synced().updates).toEqual([]);
    expect(provider.unsaved).toBe(1);
  });

  it("are handed over when the provider is destroyed", () => {
    synced();
    edit("a");
    expect(provider.destroy()).toHaveLength(1);
  });
});

describe("more edits than one message holds", () => {
  const KB100 = 100_000;
  /** Edits of 100 kB each, named and made while there is no connection. */
  const offline = (count: number, from = 0) => {
    for (let n = from; n < from + count; n++) edit(`k${n}`, new Uint8Array(KB100));
  };
  /** The next connection, on which the server has said what it has. */
  function back() {
    clock.advance(1000);
    server.last().accept();
    server.last().answer();
    return server.last();
  }
  const held = () => Object.keys(onServer()).length;
  const bytesOf = (connection: { updates: Uint8Array[] }) =>
    connection.updates.reduce((sum, { byteLength }) => sum + byteLength, 0);

  it("[DU11] go in pieces, the oldest first, and are all saved", () => {
    synced().drop();
    offline(60);
    const connection = back();
    expect(seen.refused).toEqual([]);
    expect(connection.updates.length).toBeGreaterThan(4);
    expect(connection.updates.every(({ byteLength }) => byteLength < 1_100_000)).toBe(true);
    expect(connection.log.filter((entry) => entry.startsWith("sync:")).slice(0, 3)).toEqual([
      "sync:0",
      "sync:1",
      "sync:2",
    ]);
    expect(held()).toBe(60);
    expect(provider.unsaved).toBe(60);
    connection.saved(2);
    expect(provider.unsaved).toBe(40);
    connection.saved();
    expect(provider.unsaved).toBe(0);
    expect(seen.saved).toHaveLength(60);
  });

  it("[DU11] keep below what the server takes in a second, and are followed by what is done meanwhile", () => {
    synced().drop();
    offline(400);
    const connection = back();
    let waited = 0;
    for (; held() < 401 && waited < 120; waited++) {
      expect(bytesOf(connection)).toBeLessThan(LIMITS.burstBytes + waited * LIMITS.bytesPerSecond);
      if (waited === 10) edit("meanwhile");
      if (waited === 11) expect(onServer()).not.toHaveProperty("meanwhile");
      // The server is heard of, or the socket would be taken for dead.
      connection.deliver(updateMessage(Y.encodeStateAsUpdate(new Y.Doc())));
      clock.advance(1000);
    }
    expect(waited).toBeGreaterThan(20);
    expect(onServer()).toHaveProperty("meanwhile");
    expect(server.connections).toHaveLength(2);
    connection.saved();
    expect(provider.unsaved).toBe(0);
  });

  it("[DU11] wait while the socket is full", () => {
    synced().drop();
    offline(60);
    server.bufferedAmount = 2_000_000;
    const connection = back();
    expect(connection.updates).toEqual([]);
    server.bufferedAmount = 0;
    clock.advance(1000);
    expect(held()).toBe(60);
  });

  it("[DU11] are neither lost nor sent again when the connection ends in between", () => {
    synced().drop();
    offline(160);
    const first = back();
    const there = held();
    expect(there).toBeGreaterThan(20);
    expect(there).toBeLessThan(90);
    first.saved(3);
    expect(provider.unsaved).toBe(130);
    first.drop();
    expect(provider.unsaved).toBe(130);
    offline(1, 160);
    const second = back();
    clock.advance(8000);
    second.deliver(updateMessage(Y.encodeStateAsUpdate(new Y.Doc())));
    clock.advance(8000);
    expect(held()).toBe(161);
    expect(bytesOf(second)).toBeLessThanOrEqual((161 - there) * (KB100 + 100));
    expect(provider.unsaved).toBe(131);
    second.saved();
    expect(provider.unsaved).toBe(0);
    expect(new Set(seen.saved).size).toBe(161);
    expect(seen.refused).toEqual([]);
  });

  it("[DU11] bring again what the server took and lost before it was saved", () => {
    const connection = synced();
    const before = Y.encodeStateAsUpdate(server.doc);
    connection.drop();
    offline(60);
    back().drop();
    expect(held()).toBe(60);
    server.doc = new Y.Doc();
    Y.applyUpdate(server.doc, before);
    back().saved();
    expect(held()).toBe(60);
    expect(provider.unsaved).toBe(0);
  });

  it("[DU12] are sent but for one that is larger than a message, and for what rests on that", () => {
    synced().drop();
    offline(30);
    edit("giant", new Uint8Array(5 * 1024 * 1024));
    offline(2, 30);
    const elsewhere = new Y.Doc();
    elsewhere.getMap("m").set("apart", 1);
    provider.restore({ update: Y.encodeStateAsUpdate(elsewhere), transactions: 1 });
    const connection = back();
    expect(held()).toBe(31);
    expect(onServer()).toHaveProperty("apart");
    // Whoever is told of the refusal ends this connection: first all others are safe.
    expect(seen.refused).toEqual([]);
    connection.saved();
    expect(seen.saved).toHaveLength(31);
    expect(seen.refused.map(({ code, edits }) => [code, edits.length])).toEqual([["too_large", 3]]);
    expect(provider.unsaved).toBe(0);
  });

  it("[DU12] are not sent on top of what the server lost", () => {
    const other = new Y.Doc();
    other.getMap("m").set("theirs", 1);
    const connection = synced();
    connection.deliver(updateMessage(Y.encodeStateAsUpdate(other)));
    connection.drop();
    offline(60);
    expect(back().updates).toEqual([]);
    expect(seen.refused.map(({ code, edits }) => [code, edits.length])).toEqual([["conflict", 60]]);
  });
});

describe("a lost connection", () => {
  it("is retried after a growing time with jitter", () => {
    const waits: number[] = [];
    for (let attempt = 0; attempt < 8; attempt++) {
      server.last().drop();
      const before = server.connections.length;
      let waited = 0;
      while (server.connections.length === before) {
        clock.advance(125);
        waited += 125;
      }
      waits.push(waited);
    }
    expect(waits).toEqual([375, 750, 1500, 3000, 6000, 11250, 11250, 11250]);
    expect(provider.offlineSince).toBe(1_000_000);
    synced();
    expect(provider.offlineSince).toBeNull();
  });

  it("is retried at once when the network comes back", () => {
    server.last().drop();
    provider.retryNow();
    expect(server.connections).toHaveLength(2);
    clock.advance(60_000);
    expect(server.connections.length).toBeGreaterThanOrEqual(2);
  });

  it("is retried soon after a restart, however often it failed", () => {
    for (let attempt = 0; attempt < 6; attempt++) {
      server.last().drop();
      clock.advance(15_000);
    }
    const before = server.connections.length;
    server.last().drop(1012);
    clock.advance(1000);
    expect(server.connections).toHaveLength(before + 1);
  });

  it("is final for 44xx, with the code that the reason names", () => {
    synced().drop(4410, "link_revoked");
    clock.advance(120_000);
    provider.retryNow();
    expect(seen.closed).toEqual(["link_revoked"]);
    expect(server.connections).toHaveLength(1);
  });

  it("is noticed when nothing is heard: it asks, then gives up", () => {
    const connection = synced();
    clock.advance(12_000);
    expect(connection.log).toContain("3");
    expect(provider.online).toBe(true);
    clock.advance(15_000);
    expect(connection.closedByClient).toBe(true);
    expect(provider.online).toBe(false);
    clock.advance(1000);
    expect(server.connections).toHaveLength(2);
  });

  it("is replaced as soon as a computer wakes up, though nobody shows the page again", () => {
    synced();
    clock.sleep(8 * 3_600_000);
    clock.advance(2_000);
    expect(server.connections).toHaveLength(2);
    synced();
    expect(provider.online).toBe(true);
  });

  it("is noticed to be dead on a computer whose clock was set back", () => {
    synced();
    clock.set(-3_600_000);
    clock.advance(30_000);
    expect(provider.online).toBe(false);
  });

  it("is not suspected while the server answers", () => {
    const connection = synced();
    const pong = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, []));
    });
    for (let second = 0; second < 100; second++) {
      clock.advance(1000);
      if (second % 14 === 0) connection.deliver(pong);
    }
    expect(connection.closedByClient).toBe(false);
  });

  it("is assumed after unreadable bytes", () => {
    const connection = synced();
    connection.deliver(Uint8Array.of(0, 2, 5, 1, 2, 3));
    expect(connection.closedByClient).toBe(true);
    clock.advance(1000);
    expect(server.connections).toHaveLength(2);
  });

  it("says nothing more: late events of its socket change nothing", () => {
    const connection = synced();
    connection.drop();
    connection.drop(4404);
    connection.saved(1);
    expect(seen.closed).toEqual([]);
  });
});

describe("presence", () => {
  it("is sent when it changes, and again after a reconnect with a newer clock", () => {
    const connection = synced();
    const before = connection.presence.length;
    awareness.setLocalState({ name: "Ada" });
    expect(connection.presence.length).toBe(before + 1);
    connection.drop();
    clock.advance(1000);
    server.last().accept();
    const other = new Awareness(new Y.Doc());
    expect(server.last().presence).toHaveLength(1);
    expect(server.last().presence[0]).not.toEqual(connection.presence.at(-1));
    other.destroy();
  });

  it("of others goes with the connection and comes back with it", () => {
    const other = new Awareness(new Y.Doc());
    other.setLocalState({ name: "Grace" });
    const message = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(other, [other.clientID]));
    });
    const connection = synced();
    connection.deliver(message);
    expect(awareness.getStates().get(other.clientID)).toEqual({ name: "Grace" });
    connection.drop();
    expect(awareness.getStates().has(other.clientID)).toBe(false);
    clock.advance(1000);
    synced().deliver(message);
    expect(awareness.getStates().get(other.clientID)).toEqual({ name: "Grace" });
    other.destroy();
  });
});

describe("a first state that was asked for early", () => {
  const early = () => {
    const before = new Y.Doc();
    before.getMap("records").set("a", 1);
    return Y.encodeStateAsUpdateV2(before);
  };
  async function openWith(firstState: Promise<Uint8Array | null>) {
    provider.destroy();
    doc = new Y.Doc();
    server = createFakeServer();
    provider = open(firstState);
    server.last().accept();
    await firstState.catch(() => null);
    await Promise.resolve();
    return server.last();
  }

  it("is waited for, so that the socket brings only what is newer", async () => {
    let arrive: (state: Uint8Array) => void = () => undefined;
    const coming = new Promise<Uint8Array>((resolve) => (arrive = resolve));
    provider.destroy();
    server = createFakeServer();
    provider = open(coming);
    server.last().accept();
    // However long it takes: a socket that waits is not a dead one.
    clock.advance(60_000);
    expect(server.last().log).not.toContain("sync:0");
    expect(server.connections).toHaveLength(1);
    arrive(early());
    await coming;
    await Promise.resolve();
    expect(server.last().log).toContain("sync:0");
    expect(doc.getMap("records").get("a")).toBe(1);
    expect(seen.firstSyncs).toBe(0);
    server.last().answer();
    expect(seen.firstSyncs).toBe(1);
  });

  it.each([
    ["could not be had", () => Promise.resolve(null)],
    ["cannot be unpacked", () => Promise.reject<Uint8Array>(new Error("no"))],
    ["is damaged", () => Promise.resolve(Uint8Array.of(9, 9, 9))],
  ])("that %s is asked for over the socket", async (_, state) => {
    const connection = await openWith(state());
    expect(connection.log.filter((one) => one === "sync:0")).toHaveLength(1);
    connection.answer();
    expect(seen.firstSyncs).toBe(1);
    expect(connection.closedByClient).toBe(false);
  });

  it("is there before the socket is open, too", async () => {
    provider.destroy();
    doc = new Y.Doc();
    server = createFakeServer();
    const state = Promise.resolve(early());
    provider = open(state);
    await state;
    await Promise.resolve();
    expect(doc.getMap("records").get("a")).toBe(1);
    expect(server.last().log).toEqual([]);
    server.last().accept();
    expect(server.last().log).toContain("sync:0");
  });
});
