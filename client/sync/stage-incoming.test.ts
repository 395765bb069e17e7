import { describe, expect, it } from "vitest";
import { sampleBinding, samplePage, sampleShape } from "@/board/document/testing/sample-records";
import { inDependencyOrder } from "./stage-incoming";

describe("inDependencyOrder", () => {
  it("puts pages first, parents before children, and bindings last", () => {
    const records = [
      sampleBinding("b", "c", "a"),
      sampleShape("geo", "c", { parentId: "shape:b" }),
      sampleShape("group", "b", { parentId: "shape:a" }),
      sampleShape("frame", "a"),
      samplePage(),
    ];
    const order = inDependencyOrder(new Map(records.map((record) => [record.id, record])));
    expect(order.map(({ id }) => id)).toEqual(["page:page", "shape:a", "shape:b", "shape:c", "binding:b"]);
  });

  it("comes to an end when parents run in a circle", () => {
    const records = [
      sampleShape("group", "a", { parentId: "shape:b" }),
      sampleShape("group", "b", { parentId: "shape:a" }),
    ];
    expect(inDependencyOrder(new Map(records.map((record) => [record.id, record])))).toHaveLength(2);
  });
});
