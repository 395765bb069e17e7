import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { TEMPLATE_IDS } from "@/contract/api";
import { templateFingerprint } from "./template-fingerprint";

const folder = fileURLToPath(new URL("../../public/templates/", import.meta.url));
const PICTURED = TEMPLATE_IDS.filter((id) => id !== "blank");

describe("the home page's pictures of templates (`npm run template-pictures`)", () => {
  it.each(PICTURED)("show the template %s as it is now, in light and dark", (id) => {
    const hashes = JSON.parse(readFileSync(`${folder}records.json`, "utf8")) as Record<string, string>;
    const hash = createHash("sha256").update(templateFingerprint(id)).digest("hex").slice(0, 16);
    expect(hashes[id], "the template was changed since: run `npm run template-pictures`").toBe(hash);
    for (const theme of ["light", "dark"]) expect(existsSync(`${folder}${id}-${theme}.webp`)).toBe(true);
  });
});
