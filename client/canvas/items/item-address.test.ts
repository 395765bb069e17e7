import { expect, it } from "vitest";
import { itemAddress, itemInQuery } from "./item-address";

it("names an item in an address and finds it there again", () => {
  const address = itemAddress("https://board.example.org", "b1", "a/b?c");
  expect(address).toBe("https://board.example.org/board/b1?item=a%2Fb%3Fc");
  expect(itemInQuery(new URL(address).search)).toBe("a/b?c");
});

it("finds none where none is named", () => {
  expect(itemInQuery("")).toBeNull();
  expect(itemInQuery("?item=")).toBeNull();
  expect(itemInQuery("?other=1")).toBeNull();
});
