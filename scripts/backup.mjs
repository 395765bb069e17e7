/** `npm run backup -- …`: everything of an instance in one file; `--help` explains it. */
import { runOperatorCommand } from "./operator-command.mjs";

await runOperatorCommand("backup");
