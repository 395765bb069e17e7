import { board } from "./board";
import { common } from "./common";
import { hint } from "./hint";
import { home } from "./home";
import { keep } from "./keep";
import { pictures } from "./pictures";
import { problem } from "./problem";
import { room } from "./room";
import { settings } from "./settings";
import { share } from "./share";
import { trash } from "./trash";
import { createTranslate } from "./translate";

/** Everything the interface says, in English; the type of every further language. */
export const en = {
  ...common,
  ...home,
  ...board,
  ...share,
  ...room,
  ...problem,
  ...pictures,
  ...keep,
  ...settings,
  ...hint,
  ...trash,
} as const;

export type MessageKey = keyof typeof en;

/** The language that dates, numbers and plural forms follow beside these messages. */
export const LOCALE = "en";

/** The sentence for a key, with its parameters filled in. */
export const t = createTranslate(en, LOCALE);
