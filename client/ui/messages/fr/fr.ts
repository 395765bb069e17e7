import type { Translation } from "../translation";
import { common } from "./common";

/** Everything the interface says, in French. */
export const fr = { ...common } as const satisfies Translation;
