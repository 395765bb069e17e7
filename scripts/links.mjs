/** `npm run links -- …`: new links to a board for an operator; `--help` explains it. */
import { runOperatorCommand } from "./operator-command.mjs";

await runOperatorCommand("links");
