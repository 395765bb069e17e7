// @vitest-environment happy-dom
import { afterEach, expect, it } from "vitest";
import { storedPlace, storePlace, watchPlace } from "./stored-place";

afterEach(() => localStorage.clear());

it("keeps where a person is, and tells those who watch", () => {
  let told = 0;
  const stop = watchPlace(window, () => (told += 1));
  expect(storedPlace(window)).toBeNull();
  storePlace(window, "room");
  expect([storedPlace(window), told]).toEqual(["room", 1]);
  stop();
  storePlace(window, "remote");
  expect([storedPlace(window), told]).toEqual(["remote", 1]);
});

it("takes nothing else for a place", () => {
  localStorage.setItem("paperboard.place", "phone");
  expect(storedPlace(window)).toBeNull();
});
