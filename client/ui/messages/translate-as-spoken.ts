import { speech, type Speech } from "./speech";
import { createTranslate, type Catalogue, type Translate } from "./translate";

/** The accessor of an English catalogue that speaks the language of the moment, and English where that has no sentence. */
export function translateAsSpoken<const C extends Catalogue>(english: C): Translate<C> {
  // A memo: the accessor of a language costs more to make than to use.
  const made = new WeakMap<Catalogue, Translate<C>>();

  function translateOf({ language, messages }: Speech): Translate<C> {
    const known = made.get(messages);
    if (known) return known;
    const translate = createTranslate({ ...english, ...messages } as C, language);
    made.set(messages, translate);
    return translate;
  }

  return (key, ...parameters) => translateOf(speech())(key, ...parameters);
}
