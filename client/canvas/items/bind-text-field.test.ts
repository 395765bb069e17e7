// @vitest-environment happy-dom
import { createShapeId } from "tldraw";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sampleItem } from "@/board/document/testing/sample-items";
import type { ItemTextSession } from "@/client/sync/item-texts";
import { openTestBoard, type TestBoard } from "@/client/sync/testing/test-client";
import { bindTextField, type BoundTextField, type TextFieldElement } from "./bind-text-field";

const ADDRESS = { itemId: createShapeId("q"), path: "text" };
let board: TestBoard;
let element: TextFieldElement;
let field: BoundTextField;
let mine: ItemTextSession;
let theirs: ItemTextSession;

function open(text: string, tag: "textarea" | "input" = "textarea"): void {
  board = openTestBoard(2, [sampleItem("question", "q", { props: { text } })]);
  mine = board.client(0).binding.texts.open(ADDRESS);
  theirs = board.client(1).binding.texts.open(ADDRESS);
  element = document.createElement(tag) as TextFieldElement;
  if (tag === "input") dropLineBreaks(element);
  document.body.append(element);
  field = bindTextField(element, mine);
}
/** As browsers do in a field of one line; happy-dom keeps them. */
function dropLineBreaks(input: TextFieldElement): void {
  let value = "";
  Object.defineProperty(input, "value", {
    get: () => value,
    set: (next: string) => {
      value = next.replaceAll("\n", "");
    },
  });
}
/** As the browser does it: the value and the caret change, then there is an event. */
function type(value: string, caret: number): void {
  element.value = value;
  element.setSelectionRange(caret, caret);
  element.dispatchEvent(new Event("input"));
}
function theyType(at: number, deleted: number, inserted: string): void {
  theirs.splice({ at, deleted, inserted });
  board.sync();
}

beforeEach(() => open("one three"));
afterEach(() => {
  field.release();
  board.close();
  element.remove();
});

describe("a field over a shared text", () => {
  it("shows the text, and puts into it what is typed", () => {
    expect(element.value).toBe("one three");
    type("one two three", 8);
    expect(mine.get()).toBe("one two three");
    board.sync();
    expect(theirs.get()).toBe("one two three");
  });

  it("keeps caret and selection where they were in the words when others type", () => {
    element.setSelectionRange(4, 9, "backward");
    theyType(0, 0, "zero ");
    expect(element.value).toBe("zero one three");
    expect([element.selectionStart, element.selectionEnd]).toEqual([9, 14]);
    theyType(14, 0, "!");
    expect(element.selectionEnd).toBe(14);
  });

  it("leaves a composing input method alone and merges when it is done", () => {
    element.dispatchEvent(new Event("compositionstart"));
    type("one にthree", 5);
    theyType(0, 3, "1");
    expect(element.value).toBe("one にthree");
    type("one 二 three", 6);
    element.dispatchEvent(new Event("compositionend"));
    expect(element.value).toBe("1 二 three");
    expect(mine.get()).toBe("1 二 three");
    expect(element.selectionStart).toBe(4);
  });

  it("takes back only what was typed here, and puts the caret there", () => {
    type("one two three", 8);
    board.sync();
    theyType(13, 0, " four");
    element.setSelectionRange(0, 0);
    field.undo();
    expect(element.value).toBe("one three four");
    expect(element.selectionStart).toBe(4);
    field.redo();
    expect(element.value).toBe("one two three four");
    expect(element.selectionStart).toBe(8);
  });

  it("undoes by the browser's menu in the same way", () => {
    type("one two three", 8);
    const event = Object.assign(new Event("beforeinput", { cancelable: true }), { inputType: "historyUndo" });
    element.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(element.value).toBe("one three");
  });

  it("goes back to the text when the person may not write any more", () => {
    board.client(0).binding.setWritable(false);
    type("one two three", 8);
    expect(element.value).toBe("one three");
  });

  it("keeps what an input method has composed when the field goes", () => {
    element.dispatchEvent(new Event("compositionstart"));
    type("one three に", 11);
    field.release();
    expect(mine.get()).toBe("one three に");
  });
});

describe("a field of one line", () => {
  it("keeps line breaks of the text that it cannot show", () => {
    field.release();
    board.close();
    open("one\nthree", "input");
    expect(element.value).toBe("onethree");
    type("onethree!", 9);
    expect(mine.get()).toBe("one\nthree!");
  });
});
