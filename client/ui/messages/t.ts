import { actions } from "./actions";
import { board } from "./board";
import { grid } from "./grid";
import { exports } from "./exports";
import { hint } from "./hint";
import { home } from "./home";
import { keep } from "./keep";
import { light } from "./light";
import { items } from "./items";
import { itemText } from "./item-text";
import { outline } from "./outline";
import { pictures } from "./pictures";
import { publish } from "./publish";
import { review } from "./review";
import { room } from "./room";
import { session } from "./session";
import { settings } from "./settings";
import { share } from "./share";
import { sync } from "./sync";
import { templates } from "./templates";
import { trash } from "./trash";
import type { Translate } from "./translate";
import { translateAsSpoken } from "./translate-as-spoken";

/** Everything the interface says, in English; the type of every further language. */
export const en = {
  ...light,
  ...home,
  ...templates,
  ...board,
  ...share,
  ...room,
  ...pictures,
  ...keep,
  ...outline,
  ...items,
  ...grid,
  ...itemText,
  ...sync,
  ...session,
  ...settings,
  ...hint,
  ...trash,
  ...review,
  ...publish,
  ...exports,
  ...actions,
} as const;

export type MessageKey = keyof typeof en;

/** The sentence for a key in the page's language, with its parameters filled in. Call it when the words are needed. */
export const t: Translate<typeof en> = translateAsSpoken(en);
