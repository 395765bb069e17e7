// @vitest-environment happy-dom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useDecisions } from "./use-decisions";

let root: Root;
let container: HTMLElement;
let decided: string[];
let asked: number;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  decided = [];
  asked = 0;
  vi.stubGlobal("fetch", async () => {
    asked += 1;
    const decisions = decided.map((text) => ({ id: text, text, outcome: "agreed", decidedAt: "" }));
    return Response.json({ decisions });
  });
  container = document.createElement("div");
  root = createRoot(container);
});
afterEach(() => {
  act(() => root.unmount());
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function Shown({ news, wanted }: { news: string; wanted: boolean }) {
  const { decisions } = useDecisions("board", news, wanted);
  return <p>{decisions?.map(({ text }) => text).join() ?? "unknown"}</p>;
}

async function show(news: string, wanted = true): Promise<void> {
  await act(async () => root.render(<Shown news={news} wanted={wanted} />));
  await pass(0);
}
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

describe("useDecisions", () => {
  it("asks at once when the page opens", async () => {
    decided = ["Keep it"];
    await show("a");
    expect(container.textContent).toBe("Keep it");
    expect(asked).toBe(1);
  });

  it("[SE13] asks again within a second of news, and without any now and then", async () => {
    await show("a");
    await pass(20_000);
    decided = ["Keep it"];
    await show("b");
    await pass(1_000);
    expect(container.textContent).toBe("Keep it");
    expect(asked).toBe(2);
    decided = ["Keep it", "Drop it"];
    await pass(40_000);
    expect(container.textContent).toBe("Keep it,Drop it");
  });

  it("does not ask for each letter that somebody types", async () => {
    await show("0");
    for (let n = 1; n <= 10; n += 1) {
      decided = [`Keep ${n}`];
      await show(String(n));
      await pass(300);
    }
    await pass(3_000);
    expect(asked).toBeLessThanOrEqual(4);
    expect(container.textContent).toBe("Keep 10");
  });

  it("asks nothing once the session is over", async () => {
    await show("a", false);
    await pass(60_000);
    expect(asked).toBe(0);
  });
});
