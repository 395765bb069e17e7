/** `npm run build`: brings a clone to where `npm start` has nothing left to do. For images, and before an upgrade. */
import { requireNodeVersion } from "./node-version.mjs";

requireNodeVersion();

const { build, generate, install } = await import("./prepare.mjs");
const { reportFailure } = await import("./run-step.mjs");

try {
  await install();
  await generate();
  await build();
} catch (error) {
  process.exitCode = reportFailure(error);
}
