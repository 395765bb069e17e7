import type { Translation } from "../translation";
import { actions } from "./actions";
import { board } from "./board";
import { common } from "./common";
import { errors } from "./errors";
import { exports } from "./exports";
import { grid } from "./grid";
import { hint } from "./hint";
import { home } from "./home";
import { itemText } from "./item-text";
import { items } from "./items";
import { keep } from "./keep";
import { outline } from "./outline";
import { phone } from "./phone";
import { pictures } from "./pictures";
import { problem } from "./problem";
import { publish } from "./publish";
import { review } from "./review";
import { room } from "./room";
import { session } from "./session";
import { settings } from "./settings";
import { share } from "./share";
import { sync } from "./sync";
import { templates } from "./templates";
import { trash } from "./trash";

/** Everything the interface says, in French: "vous", with the no-break spaces that French punctuation takes. */
export const fr = {
  ...common,
  ...home,
  ...templates,
  ...board,
  ...share,
  ...room,
  ...phone,
  ...problem,
  ...pictures,
  ...keep,
  ...items,
  ...itemText,
  ...grid,
  ...outline,
  ...review,
  ...session,
  ...publish,
  ...exports,
  ...settings,
  ...hint,
  ...trash,
  ...errors,
  ...sync,
  ...actions,
} as const satisfies Translation;
