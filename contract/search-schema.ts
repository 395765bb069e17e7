import { z } from "zod";
import { SEARCH_CHARS } from "./search";

/** The query of `GET /api/search`. */
export const SearchQuery = z.object({
  q: z
    .string("q is what to look for.")
    .max(SEARCH_CHARS, `A search has at most ${SEARCH_CHARS} characters.`)
    .default(""),
});
