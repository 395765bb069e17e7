import { ERRORS, type ErrorCode } from "@/contract/errors";

type ErrorMessages = { readonly [Code in ErrorCode as `error.${Code}`]: (typeof ERRORS)[Code]["message"] };

/** The sentence of each expected failure. In English it stands in the table that the server answers from. */
export const errors = Object.fromEntries(
  Object.entries(ERRORS).map(([code, { message }]) => [`error.${code}`, message]),
) as ErrorMessages;
