// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RoomFooter } from "./room-footer";
import { useWakeLock } from "./use-wake-lock";

let root: Root;
let container: HTMLElement;
let locks: Lock[];

class Lock extends EventTarget {
  released = false;
  release(): Promise<void> {
    this.released = true;
    this.dispatchEvent(new Event("release"));
    return Promise.resolve();
  }
}

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  locks = [];
  container = document.body.appendChild(document.createElement("div"));
  root = createRoot(container);
});
afterEach(() => {
  act(() => root.unmount());
  container.remove();
  Reflect.deleteProperty(navigator, "wakeLock");
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function offer(request: () => Promise<unknown>): void {
  Object.defineProperty(navigator, "wakeLock", { configurable: true, value: { request } });
}

async function granted(): Promise<Lock> {
  const lock = new Lock();
  locks.push(lock);
  return lock;
}

function Screen() {
  const awake = useWakeLock();
  const latest = { id: "d", text: "Keep it", outcome: "agreed" as const, decidedAt: "" };
  return <RoomFooter online offlineSince={null} attendance={null} latest={latest} awake={awake} />;
}

async function show(): Promise<void> {
  await act(async () => root.render(<Screen />));
}
const says = () => container.querySelector('[data-testid="sleepy"]')?.textContent ?? null;

describe("the room screen", () => {
  it("says that it may go dark where the browser offers no lock, also beside a decision", async () => {
    await show();
    expect(says()).toContain("may go dark");
    expect(container.textContent).toContain("Keep it");
  });

  it("says so when the lock is refused", async () => {
    offer(() => Promise.reject(new DOMException("low battery", "NotAllowedError")));
    await show();
    expect(says()).toContain("may go dark");
  });

  it("says nothing while it holds the lock, and takes it again when it is shown again", async () => {
    offer(granted);
    await show();
    expect(says()).toBeNull();
    expect(locks).toHaveLength(1);
    // The browser lets go of it when the page is hidden.
    if (locks[0]) locks[0].released = true;
    await act(async () => void document.dispatchEvent(new Event("visibilitychange")));
    expect(locks).toHaveLength(2);
    await act(async () => root.render(null));
    expect(locks).toHaveLength(2);
    expect(locks[1]?.released).toBe(true);
  });

  it("says so when the lock is taken away while it is shown", async () => {
    offer(granted);
    await show();
    offer(() => Promise.reject(new DOMException("low battery", "NotAllowedError")));
    await act(async () => locks[0]?.release());
    expect(says()).toContain("may go dark");
  });
});
