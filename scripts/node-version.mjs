/** Smallest Node that runs Paperboard; the same as `engines` in package.json. */
const MINIMUM_NODE = [20, 19];

/**
 * Ends the process with a sentence when this Node is too old. Imported first, and written in old syntax, so that
 * people see the sentence and not a syntax error.
 */
export function requireNodeVersion() {
  const parts = process.versions.node.split(".").map(Number);
  const recent = parts[0] > MINIMUM_NODE[0] || (parts[0] === MINIMUM_NODE[0] && parts[1] >= MINIMUM_NODE[1]);
  if (recent) return;
  console.error(
    "Paperboard needs Node " +
      MINIMUM_NODE.join(".") +
      " or newer (24 is recommended); this is " +
      process.versions.node +
      ". See https://nodejs.org/en/download",
  );
  process.exit(1);
}
