import { expect, test } from "vitest";
import { createBoardRoom } from "./board-room";

test("uploads at once share what a board has left, and give back what was not kept", async () => {
  const room = createBoardRoom(100, async () => 40);
  const [first, second] = await Promise.all([room.enter("one"), room.enter("one")]);
  expect(first.take(30)).toBe(true);
  expect(second.take(30)).toBe(true);
  expect(second.take(1)).toBe(false);
  expect((await room.enter("other")).take(60)).toBe(true);
  second.leave(false);
  expect(first.take(30)).toBe(true);
  first.leave(true);
});

test("an upload that ended counts for those that began before it was stored", async () => {
  const room = createBoardRoom(100, async () => 0);
  const slow = await room.enter("one");
  const quick = await room.enter("one");
  expect(quick.take(60)).toBe(true);
  quick.leave(true);
  expect(slow.take(60)).toBe(false);
});

test("what is stored is asked anew when nothing is received any more, and after it could not be told", async () => {
  let stored: () => number = () => {
    throw new Error("the database is away");
  };
  const room = createBoardRoom(100, async () => stored());
  await expect(room.enter("one")).rejects.toThrow("away");
  stored = () => 0;
  const first = await room.enter("one");
  expect(first.take(80)).toBe(true);
  first.leave(true);
  stored = () => 10;
  expect((await room.enter("one")).take(80)).toBe(true);
});
