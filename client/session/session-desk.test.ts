import { describe, expect, it } from "vitest";
import type { SessionCommandResponse, SessionView } from "@/contract/session-commands";
import { fakeClock } from "@/client/sync/testing/fake-clock";
import { RequestProblem, sentenceOf, type JsonRequest, type requestJson } from "@/client/ui/request-json";
import { createSessionDesk } from "./session-desk";

/** A server whose clock is `skewMs` ahead of this computer's, `wayMs` away. */
function deskUnderTest({ skewMs = 0, wayMs = 0 } = {}) {
  const clock = fakeClock();
  const server = { skewMs, wayMs, failures: [] as string[], sent: [] as { id: string; type: string }[] };
  let ids = 0;
  const view = (): SessionView => ({ now: 0, code: null, ballots: {}, notes: [], inbox: [] });
  const request = (async (_path: string, init: { method?: string; body?: unknown } = {}) => {
    clock.advance(server.wayMs / 2);
    if (init.method === "POST") server.sent.push(init.body as { id: string; type: string });
    const failure = server.failures.shift();
    if (failure) throw new RequestProblem(failure, failure);
    const now = clock.now() + server.skewMs;
    clock.advance(server.wayMs / 2);
    return init.method === "POST"
      ? ({ now, applied: true } satisfies SessionCommandResponse)
      : { ...view(), now };
  }) as typeof requestJson;
  const desk = createSessionDesk({ boardId: "board", request, clock, newId: () => `id-${(ids += 1)}` });
  /** Lets what waits for a later attempt run. */
  async function settle(promise: Promise<unknown>): Promise<void> {
    const ended = Promise.allSettled([promise]).then(() => true);
    for (let n = 0; n < 100; n += 1) {
      const turn = new Promise<false>((resolve) => setTimeout(() => resolve(false), 0));
      if (await Promise.race([ended, turn])) return;
      clock.advance(5000);
    }
  }
  return { clock, server, desk, settle };
}

describe("the server's time", () => {
  it.each([0, 3_600_000, -86_400_000])("[SE3] is known on a computer that is %i ms off", async (skewMs) => {
    const { desk, clock } = deskUnderTest({ skewMs, wayMs: 40 });
    await desk.refresh();
    expect(Math.abs(desk.now() - (clock.now() + skewMs))).toBeLessThanOrEqual(20);
  });

  it("[SE3] is taken from the answer with the shortest way", async () => {
    const { desk, server, clock } = deskUnderTest({ skewMs: 5000, wayMs: 10 });
    await desk.refresh();
    server.wayMs = 900;
    await desk.refresh();
    expect(Math.abs(desk.now() - (clock.now() + 5000))).toBeLessThanOrEqual(5);
  });

  it("[SE3] is learned anew when the computer's clock was set", async () => {
    const { desk, server, clock } = deskUnderTest({ skewMs: 0, wayMs: 10 });
    await desk.refresh();
    server.skewMs = -3_600_000;
    await desk.refresh();
    expect(Math.abs(desk.now() - (clock.now() - 3_600_000))).toBeLessThanOrEqual(10);
  });

  it("is this computer's until the server has said it", () => {
    const { desk, clock } = deskUnderTest({ skewMs: 1000 });
    expect(desk.now()).toBe(clock.now());
  });
});

describe("the view", () => {
  it("is that of the request made last, though answers overtake each other", async () => {
    const clock = fakeClock();
    const answers: ((view: SessionView) => void)[] = [];
    const request = (() =>
      new Promise<SessionView>((resolve) => answers.push(resolve))) as unknown as typeof requestJson;
    const desk = createSessionDesk({ boardId: "board", request, clock, newId: () => "id" });
    const view = (code: string): SessionView => ({ now: 0, code, ballots: {}, notes: [], inbox: [] });
    const [early, late] = [desk.refresh(), desk.refresh()];
    answers[1]?.(view("newer"));
    await late;
    answers[0]?.(view("older"));
    await early;
    expect(desk.getView()?.code).toBe("newer");
  });
});

describe("a command", () => {
  it("[SE2] is sent again under the same id until the server takes it", async () => {
    const { desk, server, settle } = deskUnderTest();
    server.failures = ["offline", "going_down", "storage_failed"];
    const sent = desk.send({ type: "queue.lower" });
    await settle(sent);
    await sent;
    expect(server.sent.map(({ id }) => id)).toEqual(["id-1", "id-1", "id-1", "id-1"]);
  });

  it("[SE2] waits for those before it", async () => {
    const { desk, server, settle } = deskUnderTest();
    server.failures = ["offline"];
    const first = desk.send({ type: "queue.lower" });
    const second = desk.send({ type: "timer.pause", topicId: "topic-1" });
    await settle(second);
    await Promise.all([first, second]);
    expect(server.sent.map(({ type }) => type)).toEqual(["queue.lower", "queue.lower", "timer.pause"]);
  });

  it("that is refused is not sent again, and those after it are", async () => {
    const { desk, server } = deskUnderTest();
    server.failures = ["session_changed"];
    await expect(desk.send({ type: "timer.pause", topicId: "topic-1" })).rejects.toMatchObject({
      code: "session_changed",
    });
    await desk.send({ type: "timer.resume", topicId: "topic-1" });
    expect(server.sent).toHaveLength(2);
  });

  it("is given up after a minute without an answer", async () => {
    const { desk, server, settle } = deskUnderTest();
    server.failures = Array.from({ length: 100 }, () => "offline");
    const sent = desk.send({ type: "queue.lower" });
    await settle(sent);
    await expect(sent).rejects.toMatchObject({ code: "offline" });
  });
});

describe("a request that is never answered", () => {
  /** Nothing comes back, as in a network that drops packets, until `reachable`; then what is sent is taken. */
  function silentNetwork() {
    const clock = fakeClock();
    const network = { reachable: false, sent: [] as { id: string; type: string; at: number }[], asked: 0 };
    const request = ((_path: string, init: JsonRequest = {}) => {
      if (init.method === "POST")
        network.sent.push({ ...(init.body as { id: string; type: string }), at: clock.now() - start });
      else network.asked += 1;
      if (network.reachable) return Promise.resolve({ now: clock.now(), applied: true });
      return new Promise((_resolve, reject) => {
        init.signal?.addEventListener("abort", () => reject(new DOMException("cut", "AbortError")));
      });
    }) as typeof requestJson;
    let ids = 0;
    const start = clock.now();
    const desk = createSessionDesk({ boardId: "board", request, clock, newId: () => `id-${(ids += 1)}` });
    async function pass(ms: number): Promise<void> {
      await turn();
      for (let left = ms; left > 0; left -= 500) {
        clock.advance(Math.min(500, left));
        await turn();
      }
    }
    return { clock, network, desk, pass };
  }
  const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

  it("[SE2] is sent again under the same id after ten seconds", async () => {
    const { network, desk, pass } = silentNetwork();
    const sent = desk.send({ type: "queue.lower" });
    await pass(9_500);
    expect(network.sent).toHaveLength(1);
    network.reachable = true;
    await pass(1_500);
    await sent;
    expect(network.sent.map(({ id }) => id)).toEqual(["id-1", "id-1"]);
  });

  it("[SE2] is given up within a minute with a sentence, and the next command is sent", async () => {
    const { network, desk, pass } = silentNetwork();
    const first = desk.send({ type: "queue.lower" });
    const failure = first.catch((error: unknown) => error);
    const second = desk.send({ type: "timer.pause", topicId: "topic-1" });
    await pass(60_000);
    expect(await failure).toMatchObject({ code: "offline" });
    expect(sentenceOf(await failure)).toContain("did not answer");
    network.reachable = true;
    await pass(20_000);
    await second;
    expect(network.sent.filter(({ id }) => id === "id-1").length).toBeGreaterThan(4);
    expect(network.sent.find(({ id }) => id === "id-2")).toMatchObject({ type: "timer.pause" });
    expect(network.sent.find(({ id }) => id === "id-2")?.at).toBeLessThanOrEqual(60_000);
  });

  it("[SE2] is sent again at once when the server can be reached again", async () => {
    const { clock, network, desk } = silentNetwork();
    const sent = desk.send({ type: "queue.lower" });
    await turn();
    network.reachable = true;
    const before = clock.now();
    desk.retryNow();
    await sent;
    expect(network.sent.map(({ id }) => id)).toEqual(["id-1", "id-1"]);
    expect(clock.now()).toBe(before);
  });

  it("[SE2] waits for no later attempt once the server can be reached again", async () => {
    const { network, desk, pass } = silentNetwork();
    const sent = desk.send({ type: "queue.lower" });
    await pass(10_000);
    expect(network.sent).toHaveLength(1);
    network.reachable = true;
    desk.retryNow();
    await sent;
    expect(network.sent).toHaveLength(2);
  });

  it("for the view is given up after ten seconds", async () => {
    const { network, desk, pass } = silentNetwork();
    let ended = false;
    const refreshed = desk.refresh().then(() => (ended = true));
    await pass(9_500);
    expect(ended).toBe(false);
    await pass(500);
    await refreshed;
    expect(network.asked).toBe(1);
    expect(desk.getView()).toBeNull();
  });
});
