import { expect, it } from "vitest";
import { addedSign, typedSign } from "./point-keys";

const key = (value: string, altKey = false, ctrlKey = false) => ({
  key: value,
  altKey,
  ctrlKey,
  metaKey: false,
});

it("takes the signs alone for signs, on every keyboard", () => {
  expect(["+", "-", "−", "!", "■"].map((sign) => typedSign(key(sign)))).toEqual([
    "positive",
    "negative",
    "negative",
    "blocking",
    "blocking",
  ]);
  expect(["a", "=", "Enter", "1"].map((other) => typedSign(key(other)))).toEqual([null, null, null, null]);
  expect(typedSign(key("-", false, true))).toBeNull();
});

it("adds with Alt, also where Option changes the character", () => {
  expect(["+", "≠", "–", "!", "⁄"].map((sign) => addedSign(key(sign, true)))).toEqual([
    "positive",
    "positive",
    "negative",
    "blocking",
    "blocking",
  ]);
  expect(addedSign(key("+"))).toBeNull();
  expect(addedSign(key("ArrowUp", true))).toBeNull();
});
