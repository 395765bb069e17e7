import type { Language } from "@/contract/language";
import { actions } from "./actions";
import { board } from "./board";
import { common } from "./common";
import { grid } from "./grid";
import { errors } from "./errors";
import { exports } from "./exports";
import { hint } from "./hint";
import { home } from "./home";
import { keep } from "./keep";
import { items } from "./items";
import { itemText } from "./item-text";
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
import { speech, type Speech } from "./speech";
import { sync } from "./sync";
import { templates } from "./templates";
import { trash } from "./trash";
import { createTranslate, type Catalogue, type Translate } from "./translate";

/** Everything the interface says, in English; the type of every further language. */
export const en = {
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
  ...outline,
  ...items,
  ...grid,
  ...itemText,
  ...errors,
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

/** The language that the page speaks; see `speech`. */
export function language(): Language {
  return speech().language;
}

/** The locale of dates, numbers and lists: English with the day before the month, as everybody on a mailing list reads it. */
export function locale(): string {
  const spoken = language();
  return spoken === "en" ? "en-GB" : spoken;
}

/** The sentence for a key in the page's language, with its parameters filled in. Call it when the words are needed. */
export const t: Translate<typeof en> = (key, ...parameters) => translateOf(speech())(key, ...parameters);

// A memo: the accessor of a language costs more to make than to use.
const made = new WeakMap<Catalogue, Translate<typeof en>>();

function translateOf({ language, messages }: Speech): Translate<typeof en> {
  const known = made.get(messages);
  if (known) return known;
  const translate = createTranslate({ ...en, ...messages } as typeof en, language);
  made.set(messages, translate);
  return translate;
}
