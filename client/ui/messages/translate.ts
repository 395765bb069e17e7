/** Plural forms by the categories of Intl.PluralRules; what a form is missing for reads as `other`. */
export type PluralForms = { readonly [Category in Intl.LDMLPluralRule]?: string } & {
  readonly other: string;
};
/** A sentence with `{name}` placeholders, or its plural forms chosen by the parameter `n`. */
export type Message = string | PluralForms;
export type Catalogue = Readonly<Record<string, Message>>;

type PlaceholdersOf<S> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersOf<Rest>
  : never;
type ParametersOf<M> = M extends string
  ? PlaceholdersOf<M>
  : M extends { one: infer One; other: infer Other }
    ? PlaceholdersOf<One> | PlaceholdersOf<Other> | "n"
    : never;

/** Takes the parameters that a message names, and none where it names none. */
export type Translate<C extends Catalogue> = <K extends keyof C & string>(
  key: K,
  ...parameters: [ParametersOf<C[K]>] extends [never] ? [] : [Record<ParametersOf<C[K]>, string | number>]
) => string;

/** Makes the accessor of a catalogue. `locale` decides plural forms and how numbers are written. */
export function createTranslate<const C extends Catalogue>(catalogue: C, locale: string): Translate<C> {
  const plural = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  return (key, ...rest) => {
    const parameters: Record<string, string | number> = rest[0] ?? {};
    const message = catalogue[key] as Message;
    const text =
      typeof message === "string" ? message : (message[plural.select(Number(parameters.n))] ?? message.other);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = parameters[name];
      if (value === undefined) return whole;
      return typeof value === "number" ? number.format(value) : value;
    });
  };
}
