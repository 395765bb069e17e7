import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ERRORS } from "./errors";
import { ROLES } from "./roles";
import {
  decodeExtension,
  encodeNotice,
  encodeRefused,
  encodeSaved,
  MESSAGE,
  readNotice,
  type Notice,
} from "./sync-protocol";

function decode(message: Uint8Array) {
  const decoder = decoding.createDecoder(message);
  const decoded = decodeExtension(decoding.readVarUint(decoder), decoder);
  return { decoded, rest: decoding.hasContent(decoder) };
}

describe("extension messages", () => {
  it.each([0, 1, 127, 128, 2 ** 40])("carry how far everything is saved: %d", (upTo) => {
    expect(decode(encodeSaved(upTo))).toEqual({ decoded: { type: "saved", upTo }, rest: false });
  });

  it.each(Object.keys(ERRORS) as (keyof typeof ERRORS)[])("carry a refusal with its code: %s", (code) => {
    expect(decode(encodeRefused(7, code))).toEqual({
      decoded: { type: "refused", update: 7, code },
      rest: false,
    });
  });

  it.each<Notice>([
    { kind: "role", role: "viewer" },
    { kind: "going-down" },
    { kind: "reload" },
    { kind: "state-over-http", bytes: 100_000 },
    { kind: "storage", state: "failing" },
  ])("carry a notice: $kind", (notice) => {
    expect(decode(encodeNotice(notice))).toEqual({ decoded: { type: "notice", notice }, rest: false });
  });

  it("of a newer server are ignored where they are not known", () => {
    expect(decode(encoding.encode((encoder) => encoding.writeVarUint(encoder, 103))).decoded).toBeNull();
    const notice = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.notice);
      encoding.writeVarString(encoder, JSON.stringify({ kind: "confetti" }));
    });
    expect(decode(notice).decoded).toBeNull();
    const refused = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.refused);
      encoding.writeVarUint(encoder, 3);
      encoding.writeVarString(encoder, "__proto__");
    });
    expect(decode(refused).decoded).toEqual({ type: "refused", update: 3, code: "internal" });
  });

  it("carry notices that are read as a schema would read them, whatever stands in them", () => {
    const Known = z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("role"), role: z.enum(ROLES) }),
      z.object({ kind: z.literal("going-down") }),
      z.object({ kind: z.literal("reload") }),
      z.object({ kind: z.literal("state-over-http"), bytes: z.number().int().nonnegative() }),
      z.object({ kind: z.literal("storage"), state: z.enum(["failing", "ok"]) }),
    ]);
    const value = fc.oneof(
      fc.constantFrom(...ROLES, "failing", "ok", "owner", "__proto__"),
      fc.integer(),
      fc.double(),
      fc.constantFrom(2 ** 53, -0),
      fc.jsonValue(),
    );
    const kind = fc.constantFrom("role", "going-down", "reload", "state-over-http", "storage", "confetti");
    const notice = fc.oneof(
      {
        weight: 9,
        arbitrary: fc.record(
          { kind, role: value, bytes: value, state: value, more: value },
          { requiredKeys: ["kind"] },
        ),
      },
      { weight: 1, arbitrary: fc.jsonValue() },
    );
    let known = 0;
    fc.assert(
      fc.property(notice, (given) => {
        const said = Known.safeParse(given);
        if (said.success) known += 1;
        expect(readNotice(given)).toEqual(said.success ? said.data : null);
      }),
      { numRuns: 2_000 },
    );
    expect(known).toBeGreaterThan(200);
  });

  it("leave y-websocket's numbers alone", () => {
    expect([MESSAGE.sync, MESSAGE.awareness, MESSAGE.auth, MESSAGE.queryAwareness]).toEqual([0, 1, 2, 3]);
    expect(Math.min(MESSAGE.saved, MESSAGE.refused, MESSAGE.notice)).toBeGreaterThan(3);
  });
});
