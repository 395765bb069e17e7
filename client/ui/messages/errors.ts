import { ERROR_DETAILS, type ErrorDetail } from "@/contract/error-details";
import { ERRORS, type ErrorCode } from "@/contract/errors";

type ErrorMessages = {
  readonly [Code in ErrorCode as `error.${Code}`]: (typeof ERRORS)[Code]["message"];
} & { readonly [Detail in ErrorDetail as `error.detail.${Detail}`]: (typeof ERROR_DETAILS)[Detail] };

/** The sentence of each expected failure. In English they stand in the tables that the server answers from. */
export const errors = Object.fromEntries([
  ...Object.entries(ERRORS).map(([code, { message }]) => [`error.${code}`, message]),
  ...Object.entries(ERROR_DETAILS).map(([detail, message]) => [`error.detail.${detail}`, message]),
]) as ErrorMessages;
