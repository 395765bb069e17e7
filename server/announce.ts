import { renderUnicodeCompact } from "uqr";
import type { Addresses } from "./http/addresses";

/** What a person at the terminal needs to know: where to open Paperboard, how others get there, where data lies. */
export function announcement(addresses: Addresses, dataDir: string, publicUrl: string | null): string {
  const lines = [
    "",
    "  Paperboard is ready.",
    "",
    `  This computer   ${addresses.local}`,
    ...addresses.network.map((address) => `  Network         ${address}`),
    ...(publicUrl ? [`  Public          ${publicUrl}`] : []),
    "",
  ];
  // A code of a loopback address would send a phone to itself.
  if (addresses.share !== addresses.local) {
    lines.push(indent(renderUnicodeCompact(addresses.share, { border: 1 })), "");
  }
  lines.push(`  Everything is stored in ${dataDir} (back this directory up). Ctrl-C stops the server.`, "");
  return lines.join("\n");
}

function indent(block: string): string {
  return block
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
}
