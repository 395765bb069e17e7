import * as encoding from "lib0/encoding";
import { MESSAGE } from "@/contract/sync-protocol";

/** A message of y-protocols/sync; `kind` is one of `SYNC`. */
export function encodeSync(kind: number, content: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, content);
  });
}
