import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of the checkout; may contain spaces. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));
