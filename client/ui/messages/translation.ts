import type { en } from "./t";
import type { PluralForms } from "./translate";

type Translated<M> = M extends string ? string : PluralForms;

/**
 * Sentences of another language, by the keys of English. Not every key: words are written in English first, and until
 * they are translated people read those. That nothing is missing when it ships is what translations.test.ts sees to.
 */
export type Translation = { readonly [Key in keyof typeof en]?: Translated<(typeof en)[Key]> };
