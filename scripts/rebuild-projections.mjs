/** `npm run rebuild-projections`: lists of items and search anew from the boards; `--help` explains it. */
import { runOperatorCommand } from "./operator-command.mjs";

await runOperatorCommand("rebuild-projections");
