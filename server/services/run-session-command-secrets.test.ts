import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { hum, sessionUnderTest, vote } from "./session-under-test";

describe("secrets", () => {
  it("[SE10] are in no document, and in no history of one, before they are due", async () => {
    const { send, boards, id, personOf } = await sessionUnderTest();
    const SECRETS = ["wexford", "quillfeather", "brambleknot"];
    await send("fay", hum(false));
    await send("vic", { ...vote("object"), name: "Wexford" });
    await send("fay", { type: "writing.open", writingId: "write-1", prompt: "Risks?", named: true });
    await send("vic", {
      type: "writing.note",
      writingId: "write-1",
      noteId: "note-1",
      text: "quillfeather",
      name: "Quillfeather",
    });
    await send("vic", { type: "inbox.send", kind: "point", text: "brambleknot", name: "Brambleknot" });
    const stored = async () => {
      const texts: string[] = [];
      for (const document of ["canvas", "session"] as const) {
        const { snapshot, rows } = await boards.loadDocument(id, document);
        for (const part of [snapshot, ...rows]) {
          if (!part) continue;
          const doc = new Y.Doc();
          Y.applyUpdate(doc, part.update);
          texts.push(Buffer.from(part.update).toString("latin1"), JSON.stringify(doc.toJSON()));
        }
      }
      return texts.join("\n").toLowerCase();
    };
    const before = await stored();
    for (const secret of SECRETS) expect(before).not.toContain(secret);
    // Who has chosen is as secret as what.
    expect(before).not.toContain(await personOf("vic"));

    await send("fay", { type: "hum.close", humId: "hum-one" });
    await send("fay", { type: "writing.reveal", writingId: "write-1" });
    expect(await stored()).toContain("wexford");
    expect(await stored()).toContain("quillfeather");
  });

  it("[SE7] a ballot's tag is not the person, and differs in every hum check", async () => {
    const { send, session, id, personOf } = await sessionUnderTest();
    await send("fay", hum());
    await send("fay", { type: "hum.open", humId: "hum-two", question: "And this?", anonymous: true });
    await send("vic", vote("object"));
    await send("vic", { ...vote("object"), humId: "hum-two" });
    const [one] = await session.listBallots(id, "hum-one");
    const [two] = await session.listBallots(id, "hum-two");
    expect(one?.name).toBeNull();
    expect(one?.voter).not.toBe(two?.voter);
    expect(JSON.stringify([one, two])).not.toContain(await personOf("vic"));
  });
});
