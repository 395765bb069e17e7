/** `npm run restore -- …`: a backup into the data directory; `--help` explains it. */
import { runOperatorCommand } from "./operator-command.mjs";

await runOperatorCommand("restore");
