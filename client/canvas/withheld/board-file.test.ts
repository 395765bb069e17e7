// @vitest-environment happy-dom
import { createTLSchema, defaultBindingSchemas, defaultShapeSchemas, parseTldrawJsonFile } from "tldraw";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { writeRecord } from "@/board/document/canvas-document";
import { sampleRecords } from "@/board/document/testing/sample-records";
import { boardFile, boardFileName } from "./board-file";
import { keptCopy } from "./kept-copy";

const NO_PICTURES = { held: async () => null };

test("tldraw opens the file and finds every record in it", async () => {
  // The sample's preview of another site is one that no board takes.
  const records = sampleRecords().filter(({ id }) => id !== "asset:bookmark");
  const doc = new Y.Doc();
  doc.transact(() => records.forEach((record) => writeRecord(doc, record)));
  const copy = await keptCopy(Y.encodeStateAsUpdate(doc), NO_PICTURES);
  const file = await boardFile(copy.records, async () => "data:image/png;base64,AA==");
  const parsed = parseTldrawJsonFile({
    json: await file.text(),
    schema: createTLSchema({ shapes: defaultShapeSchemas, bindings: defaultBindingSchemas }),
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const opened = parsed.value.allRecords().map(({ id }) => id);
  expect(opened).toEqual(expect.arrayContaining(records.map(({ id }) => id)));
});

test("edits alone still make a file that tldraw opens", async () => {
  const copy = await keptCopy(Y.encodeStateAsUpdate(new Y.Doc()), NO_PICTURES);
  const file = await boardFile(copy.records, async () => null);
  const schema = createTLSchema({ shapes: defaultShapeSchemas, bindings: defaultBindingSchemas });
  expect(parseTldrawJsonFile({ json: await file.text(), schema }).ok).toBe(true);
});

test("the file's name is the title without what file systems refuse", () => {
  expect(boardFileName("a/b: c? (my copy)")).toBe("a b c (my copy).tldr");
  expect(boardFileName("///")).toBe("board.tldr");
});
