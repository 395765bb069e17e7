import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: { alias: [{ find: /^@\//, replacement: root }] },
  // Components are compiled as Next compiles them.
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", "e2e/**", "dist/**", ".next/**", "generated/**", "data/**"],
    // A test of browser code asks for a DOM itself: `// @vitest-environment happy-dom` in its first line.
    environment: "node",
    globals: false,
    pool: "forks",
    // The checks must run on a small machine; more workers only wait for each other there.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    unstubEnvs: true,
  },
});
