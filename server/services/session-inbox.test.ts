import { describe, expect, it } from "vitest";
import { sessionUnderTest } from "./session-under-test";

describe("the inbox", () => {
  const text = (id: string, kind: "question" | "point" | "action-item" = "question") =>
    ({ id, type: "inbox.send", kind, text: "Who uses it?", name: "Vic" }) as const;

  it("[SE9] is for the scribes' eyes and the author's", async () => {
    const { send, view, state } = await sessionUnderTest();
    await send("vic", text("text-1"));
    await send("vic", text("text-1"));
    expect((await state()).inboxWaiting).toBe(1);
    expect((await view("vic")).inbox).toHaveLength(1);
    expect((await view("viv")).inbox).toEqual([]);
    expect((await view("ann")).inbox).toMatchObject([{ id: "text-1", kind: "question", name: "Vic" }]);
  });

  it("[SE5] takes no text under the id of one that lies on the canvas already", async () => {
    const { send, state, registry, id } = await sessionUnderTest();
    await send("vic", text("text-1"));
    await send("ann", { type: "inbox.deliver", entryId: "text-1" });
    // Commands are not remembered for ever.
    await registry.edit(id, "session", (doc) => {
      const map = doc.getMap("session");
      for (const key of map.keys()) if (key.startsWith("done:")) map.delete(key);
    });
    await expect(send("viv", text("text-1"))).rejects.toMatchObject({ code: "session_changed" });
    expect((await state()).inboxWaiting).toBe(0);
  });

  it("[SE9] tells facilitators, who may remove people, by whom a text is, and nobody else", async () => {
    const { send, view } = await sessionUnderTest();
    await send("vic", text("text-1"));
    const [seen] = (await view("fay")).inbox;
    expect(seen?.personId).toEqual(expect.any(String));
    for (const other of ["ann", "vic"] as const)
      expect((await view(other)).inbox[0]).not.toHaveProperty("personId");
  });

  it("[SE9] is delivered into the topic's frame with its author, once", async () => {
    const { send, canvas, state, view } = await sessionUnderTest();
    const { records } = await canvas();
    const frame = [...records.values()].find(
      (record) => record.typeName === "shape" && record.type === "frame",
    );
    await send("fay", {
      type: "topic.put",
      topicId: "topic-1",
      title: "Scope",
      minutes: 5,
      frameId: frame?.id,
    });
    await send("fay", { type: "topic.start", topicId: "topic-1" });
    await send("vic", text("text-1"));
    await send("vic", text("text-2", "action-item"));
    await send("vic", text("text-3", "point"));
    const ends = await Promise.allSettled([
      send("ann", { type: "inbox.deliver", entryId: "text-1" }),
      send("bob", { type: "inbox.deliver", entryId: "text-1" }),
    ]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await send("ann", { type: "inbox.deliver", entryId: "text-2" });
    await send("ann", { type: "inbox.deliver", entryId: "text-3" });
    const after = await canvas();
    expect(after.rejected).toEqual([]);
    expect(after.records.get("shape:inbox-text-1")).toMatchObject({
      type: "question",
      props: { text: "Who uses it? (Vic)" },
    });
    expect(after.records.get("shape:inbox-text-2")).toMatchObject({ type: "action-item" });
    expect(after.records.get("shape:inbox-text-3")).toMatchObject({ type: "note" });
    expect((await state()).delivered).toHaveLength(3);
    expect((await state()).inboxWaiting).toBe(0);
    expect((await view("ann")).inbox).toEqual([]);
  });

  it("[SE9] adds a point to a proposal in its author's name", async () => {
    const { send, canvas } = await sessionUnderTest();
    const proposal = [...(await canvas()).records.values()].find(
      (record) => record.typeName === "shape" && (record.type as string) === "proposal",
    );
    await send("vic", text("text-1", "point"));
    const proposalId = proposal?.id ?? "";
    await send("ann", { type: "inbox.deliver", entryId: "text-1", proposalId, sign: "blocking" });
    expect((await canvas()).records.get(proposal?.id ?? ("" as never))).toMatchObject({
      props: { points: { "text-1": { sign: "blocking", text: "Who uses it?", author: "Vic" } } },
    });
  });

  it("[SE9] is dismissed, and takes no more than one person may send", async () => {
    const { send, state, session, id } = await sessionUnderTest();
    for (let n = 0; n < 10; n += 1) await send("vic", text(`text-${n}`));
    await expect(send("vic", text("text-10"))).rejects.toMatchObject({ code: "session_limit" });
    await send("ann", { type: "inbox.dismiss", entryId: "text-0" });
    expect((await state()).inboxWaiting).toBe(9);
    expect(await session.findInboxText(id, "text-0")).toBeNull();
    await expect(send("vic", { type: "inbox.dismiss", entryId: "text-1" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
