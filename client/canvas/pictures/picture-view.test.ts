import { describe, expect, it } from "vitest";
import { pictureView } from "./picture-view";

const base = { source: null, mark: null, upload: null, here: new Set<string>() };

describe("pictureView", () => {
  it("is the picture as soon as it has a source", () => {
    expect(pictureView({ ...base, source: "asset:x", mark: { by: "a", failed: true } }).kind).toBe("shown");
  });

  it("shows progress to whoever uploads", () => {
    const upload = { kind: "uploading", sentBytes: 30, totalBytes: 120 } as const;
    expect(pictureView({ ...base, upload })).toEqual({ kind: "uploading", share: 0.25 });
    expect(pictureView({ ...base, upload: { ...upload, totalBytes: 0 } })).toMatchObject({ share: 0 });
  });

  it("tells the others to wait while the uploader is here, and not longer", () => {
    const mark = { by: "a", failed: false };
    expect(pictureView({ ...base, mark, here: new Set(["a"]) }).kind).toBe("uploading-elsewhere");
    expect(pictureView({ ...base, mark }).kind).toBe("missing");
    expect(pictureView({ ...base, mark: { ...mark, failed: true }, here: new Set(["a"]) }).kind).toBe(
      "missing",
    );
  });

  it("offers what can be done only where the file is", () => {
    const upload = { kind: "failed", code: "offline", text: "No answer.", retry: true } as const;
    expect(pictureView({ ...base, upload })).toEqual({ kind: "failed", text: "No answer.", retry: true });
    expect(pictureView(base).kind).toBe("missing");
  });
});
