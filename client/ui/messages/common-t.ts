import { common } from "./common";
import type { Translate } from "./translate";
import { translateAsSpoken } from "./translate-as-spoken";

/** The same as `t` with the words that every page uses: for what comes with each of them, whatever it is about. */
export const t: Translate<typeof common> = translateAsSpoken(common);
