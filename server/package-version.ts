import { readFileSync } from "node:fs";
import path from "node:path";

/** Version of Paperboard, from `package.json` in `rootDir`. */
export function packageVersion(rootDir: string): string {
  const { version } = JSON.parse(readFileSync(path.join(rootDir, "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}
