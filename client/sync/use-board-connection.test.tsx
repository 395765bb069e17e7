// @vitest-environment happy-dom
import { act, StrictMode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openConnectionWorld, type ConnectionWorld } from "./testing/connection-world";
import { useBoardConnection } from "./use-board-connection";

let world: ConnectionWorld;
let root: Root;
let container: HTMLElement;

function Board({ boardId }: { boardId: string }) {
  const { snapshot } = useBoardConnection(
    { boardId, role: "participant", person: null },
    () => world.environment,
  );
  return <p>{`${snapshot.connection.phase} ${snapshot.board.title}`}</p>;
}

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  world = openConnectionWorld();
  container = document.createElement("div");
  root = createRoot(container);
});
afterEach(() => {
  act(() => root.unmount());
  vi.unstubAllGlobals();
});

const openSockets = () => world.canvas.connections.filter((connection) => !connection.closedByClient).length;

describe("useBoardConnection", () => {
  it("opens one connection in strict mode, shows it, and closes it on unmount", async () => {
    await act(async () =>
      root.render(
        <StrictMode>
          <Board boardId="one" />
        </StrictMode>,
      ),
    );
    await act(() => new Promise((resolve) => setTimeout(resolve, 1)));
    expect(openSockets()).toBe(1);
    act(() => {
      world.serve();
      world.clock.advance(200);
    });
    expect(container.textContent).toBe("ready A board");
    act(() => root.unmount());
    await vi.waitFor(() => expect(openSockets()).toBe(0));
    root = createRoot(container);
  });

  it("connects anew for another board", async () => {
    await act(async () => root.render(<Board boardId="one" />));
    await act(async () => root.render(<Board boardId="two" />));
    await vi.waitFor(() => expect(openSockets()).toBe(1));
    expect(world.canvas.last().url).toContain("/sync/two");
  });
});
