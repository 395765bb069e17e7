// @vitest-environment happy-dom
import { act, StrictMode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { NO_SESSION, readSessionState, writeSessionState } from "@/board/document/session-state";
import { startSession } from "@/board/session/apply-command";
import { openConnectionWorld, type ConnectionWorld } from "@/client/sync/testing/connection-world";
import { useSession } from "./use-session";

let world: ConnectionWorld;
let root: Root;
let container: HTMLElement;

function Phone() {
  const { snapshot, state, send } = useSession({ boardId: "one", role: "viewer" }, () => world.environment);
  const { connection, role, title } = snapshot;
  return (
    <>
      <p>{[connection.phase, role, title, state.run?.id ?? "no session"].join(" · ")}</p>
      <button aria-label="Lower my hand" onClick={() => void send({ type: "queue.lower" })} />
    </>
  );
}

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network here")));
  world = openConnectionWorld();
  container = document.createElement("div");
  root = createRoot(container);
});
afterEach(() => {
  act(() => root.unmount());
  vi.unstubAllGlobals();
});

async function open(): Promise<void> {
  await act(async () =>
    root.render(
      <StrictMode>
        <Phone />
      </StrictMode>,
    ),
  );
}

const openSockets = () => world.session.connections.filter((connection) => !connection.closedByClient).length;

describe("useSession", () => {
  it("follows the session over one socket, without the canvas", async () => {
    await open();
    await act(() => new Promise((resolve) => setTimeout(resolve, 1)));
    expect(openSockets()).toBe(1);
    expect(world.canvas.connections).toHaveLength(0);
    act(() => {
      world.session.last().accept();
      world.session.last().answer();
    });
    expect(container.textContent).toBe("ready · viewer · A board · no session");
    act(() =>
      world.editSession((doc) => {
        const started = startSession(NO_SESSION, { id: "run-1", linkId: "link-1", at: 1 });
        if ("state" in started) writeSessionState(doc, readSessionState(doc), started.state);
      }),
    );
    expect(container.textContent).toContain("run-1");
    act(() => root.unmount());
    await vi.waitFor(() => expect(openSockets()).toBe(0));
    root = createRoot(container);
  });

  it("says when it was turned away for good, and what role it has now", async () => {
    await open();
    act(() => {
      world.session.last().accept();
      world.session.last().answer();
      world.session.last().notify({ kind: "role", role: "participant" });
    });
    expect(container.textContent).toContain("participant");
    act(() => world.session.last().drop(4410, "link_revoked"));
    expect(container.textContent).toContain("refused");
  });

  it("[SE2] sends a command that got lost with the network again under its id once it is connected again", async () => {
    const posted: string[] = [];
    let reachable = false;
    vi.stubGlobal("fetch", (_path: string, init: { method: string; body?: string; signal: AbortSignal }) => {
      if (init.body) posted.push((JSON.parse(init.body) as { id: string }).id);
      if (reachable) return Promise.resolve(Response.json({ now: 1, applied: true }));
      return new Promise((_resolve, reject) => {
        init.signal.addEventListener("abort", () => reject(new DOMException("cut", "AbortError")));
      });
    });
    await open();
    act(() => {
      world.session.last().accept();
      world.session.last().answer();
    });
    act(() => container.querySelector("button")?.click());
    await vi.waitFor(() => expect(posted).toHaveLength(1));
    reachable = true;
    act(() => world.session.last().drop(1006));
    await act(async () => world.clock.advance(60_000));
    await act(async () => {
      world.session.last().accept();
      world.session.last().answer();
    });
    await vi.waitFor(() => expect(posted).toHaveLength(2));
    expect(new Set(posted).size).toBe(1);
  });
});
