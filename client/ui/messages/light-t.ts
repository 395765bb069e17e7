import { light } from "./light";
import type { Translate } from "./translate";
import { translateAsSpoken } from "./translate-as-spoken";

/** The same as `t`, for phones and for what they share with other pages: it brings only the words of such pages. */
export const t: Translate<typeof light> = translateAsSpoken(light);
