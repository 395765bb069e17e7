import { describe, expect, it } from "vitest";
import { LIMITS } from "@/contract/limits";
import { checkPicture, type PictureFacts } from "./check-picture";

const PNG = "\x89PNG\r\n\x1a\n".padEnd(40, "\0");
const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const file = (content: string, name: string, type = "") => new File([bytes(content)], name, { type });
const measured =
  (facts: Partial<PictureFacts> = {}) =>
  async () => ({ w: 10, h: 10, isAnimated: false, ...facts });

describe("checkPicture", () => {
  it("takes a picture by its content, and gives it the type it has", async () => {
    const checked = await checkPicture(file(PNG, "photo.txt", "text/plain"), measured({ w: 30 }));
    expect(checked).toMatchObject({ facts: { w: 30 } });
    expect("file" in checked && [checked.file.type, checked.file.name]).toEqual(["image/png", "photo.txt"]);
  });

  it("says which kind of file a board does not take", async () => {
    const problems = [
      file("<svg xmlns='http://www.w3.org/2000/svg'>".padEnd(60), "a"),
      file("<?xml version='1.0'?><svg/>".padEnd(60), "drawing.svg"),
      file("\0\0\0\x20ftypmp42".padEnd(40, "\0"), "film.mp4", "video/mp4"),
      file("%PDF-1.7".padEnd(40), "slides.png", "image/png"),
      file("", "folder"),
    ].map(async (one) => ((await checkPicture(one, measured())) as { problem: string }).problem);
    expect(await Promise.all(problems)).toEqual(["svg", "svg", "video", "other", "empty"]);
  });

  it("refuses a file over the limit before anything decodes or sends it", async () => {
    const large = new File([bytes(PNG), new Uint8Array(LIMITS.assetBytes)], "large.png");
    let decoded = false;
    const checked = await checkPicture(large, async () => {
      decoded = true;
      return { w: 1, h: 1, isAnimated: false };
    });
    expect(checked).toMatchObject({ problem: "too-large", name: "large.png" });
    expect(decoded).toBe(false);
  });

  it("refuses what the browser cannot decode, and what would take a phone's memory", async () => {
    const broken = () => Promise.reject(new Error("no picture"));
    expect(await checkPicture(file(PNG, "a.png"), broken)).toMatchObject({ problem: "unreadable" });
    expect(await checkPicture(file(PNG, "a.png"), measured({ w: 0 }))).toMatchObject({
      problem: "unreadable",
    });
    expect(await checkPicture(file(PNG, "a.png"), measured({ w: 20_000, h: 20_000 }))).toMatchObject({
      problem: "too-many-pixels",
    });
  });
});
