import { describe, expect, it } from "vitest";
import type { ConnectionSnapshot, SavedState } from "@/client/sync/board-connection";
import type { Role } from "@/contract/roles";
import { savedView } from "./saved-view";

function view(role: Role, saved: SavedState, online = true) {
  const connection = { phase: "ready" } as ConnectionSnapshot["connection"];
  return savedView({ role, saved, online, connection });
}

describe("savedView", () => {
  it("says saved only when the state is saved", () => {
    expect(view("participant", { kind: "saved" })).toMatchObject({ mark: "ok", label: "Saved" });
    expect(view("participant", { kind: "saving", unsaved: 3 })).toMatchObject({
      mark: "busy",
      label: "Saving 3",
    });
  });

  it("counts what is not durable while offline or while the server cannot write", () => {
    expect(view("participant", { kind: "offline", unsaved: 12 }, false)).toMatchObject({
      label: "Offline, 12 unsaved",
      short: "12 unsaved",
    });
    expect(view("participant", { kind: "offline", unsaved: 0 }, false).label).toBe("Offline");
    expect(view("participant", { kind: "storage-failing", unsaved: 2 })).toMatchObject({
      mark: "failing",
      label: "Not saved: 2",
    });
  });

  it("tells a reader whether the picture is live, not whether edits are saved", () => {
    expect(view("viewer", { kind: "saved" }).label).toBe("Live");
    expect(view("viewer", { kind: "saved" }, false)).toMatchObject({ mark: "offline", label: "Offline" });
  });
});
