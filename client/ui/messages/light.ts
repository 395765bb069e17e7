import { common } from "./common";
import { errors } from "./errors";
import { phone } from "./phone";
import { problem } from "./problem";

/** The words of pages that are to be light, and of all that such pages share with others; a fifth of everything. */
export const light = {
  ...common,
  ...problem,
  ...phone,
  ...errors,
} as const;
