import type { Translation } from "../translation";
import { common } from "./common";

/** Everything the interface says, in German. */
export const de = { ...common } as const satisfies Translation;
