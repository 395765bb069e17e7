import { describe, expect, it } from "vitest";
import type { ConnectionSnapshot, SavedState } from "@/client/sync/board-connection";
import type { Role } from "@/contract/roles";
import { savedWithPictures, type UnsavedPictures } from "./pictures/unsaved-pictures";
import { savedView } from "./saved-view";

const NONE: UnsavedPictures = { uploading: 0, failed: 0 };

function view(role: Role, edits: SavedState, online = true, pictures = NONE, withheld = 0) {
  return savedView({
    role,
    saved: savedWithPictures(edits, pictures),
    pictures,
    online,
    connection: { phase: "ready" } as ConnectionSnapshot["connection"],
    withheld: withheld === 0 ? null : { edits: withheld, code: "sealed", canSend: false },
  });
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

  it("does not say saved while a picture is on its way or exists in this tab alone", () => {
    const uploading = view("participant", { kind: "saved" }, true, { uploading: 2, failed: 0 });
    expect(uploading).toMatchObject({ mark: "busy", label: "Saving 2" });
    expect(uploading.text).toMatch(/^2 pictures are being uploaded/);
    const both = view("participant", { kind: "saving", unsaved: 3 }, true, { uploading: 1, failed: 0 });
    expect(both.label).toBe("Saving 4");
    expect(both.text).toMatch(/^3 edits .* 1 picture is being uploaded/);
    const failed = view("participant", { kind: "saved" }, true, { uploading: 0, failed: 1 });
    expect(failed).toMatchObject({ mark: "failing", label: "Not saved: 1" });
    expect(failed.text).toMatch(/only this page has it/);
    const offline = view("participant", { kind: "offline", unsaved: 0 }, false, { uploading: 0, failed: 1 });
    expect(offline.label).toBe("Offline, 1 unsaved");
  });

  it("does not say that everything is stored while edits are withheld", () => {
    const { text } = view("participant", { kind: "saved" }, true, NONE, 2);
    expect(text).toBe(
      "Everything on the board is stored on the server. 2 edits of yours are not on the board and wait in this browser.",
    );
    expect(view("viewer", { kind: "saved" }, true, NONE, 1).text).toMatch(
      /1 edit of yours is not on the board/,
    );
  });

  it("tells a reader whether the picture is live, not whether edits are saved", () => {
    expect(view("viewer", { kind: "saved" }).label).toBe("Live");
    expect(view("viewer", { kind: "saved" }, false)).toMatchObject({ mark: "offline", label: "Offline" });
  });
});
