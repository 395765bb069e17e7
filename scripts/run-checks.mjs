/**
 * Runs named steps one after the other, all of them even if one fails, and prints one line for each. Output of a
 * step is shown when it failed. Returns the sums.
 */
export async function runChecks(steps) {
  let passed = 0;
  let failed = 0;
  for (const { name, run } of steps) {
    const startedAt = performance.now();
    process.stdout.write(`${name} … `);
    const result = await run();
    passed += result.passed;
    failed += result.failed;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    const counts =
      result.passed + result.failed > 1 ? `${result.passed} passed, ${result.failed} failed, ` : "";
    process.stdout.write(`${result.failed === 0 ? "ok" : "FAILED"} (${counts}${seconds} s)\n`);
    if (result.output) process.stdout.write(`${result.output.trimEnd()}\n`);
  }
  return { passed, failed };
}
