/**
 * Import rules: the table of docs/ARCHITECTURE.md. Tested by scripts/import-rules.test.ts, which plants a violation
 * of each rule. Tests may import what they like of ours (nobody may import a test).
 */
// Tests, and what only tests import: contract suites and folders named `testing`.
const TEST = "(\\.test\\.tsx?|-contract\\.ts|-under-test\\.ts|/run-bundled\\.ts)$|/testing/";
/** Schemas of what comes in over HTTP and sockets: they need zod. */
const SCHEMAS = "^contract/[\\w-]+-schemas?\\.ts$";
/** What is in the scripts of pages, beside the packages of others. */
const BROWSER = "^(board|client|contract)/|^app/.*error\\.tsx$";
const OURS = "^(app|board|client|contract|server|prisma|e2e|bench|scripts|generated)/";

/**
 * What each part may import of ours. `values`: anything. `types`: only with `import type`, which leaves no trace at
 * run time. A part may always import itself. The first entry whose `from` matches counts.
 */
const PARTS = [
  {
    name: "app-runtime",
    from: "^app/_runtime/",
    values: ["^server/runtime\\.ts$", "^contract/"],
    types: ["^server/services/"],
  },
  { name: "app", from: "^app/", values: ["^client/", "^board/", "^contract/"], types: [] },
  { name: "board-document", from: "^board/document/", values: [], types: ["^contract/"] },
  { name: "board-shapes", from: "^board/shapes/", values: [], types: ["^board/document/", "^contract/"] },
  { name: "board-history", from: "^board/history/", values: ["^board/document/"], types: ["^contract/"] },
  { name: "board", from: "^board/", values: ["^board/"], types: ["^contract/"] },
  { name: "contract", from: "^contract/", values: [], types: ["^board/"] },
  { name: "client-ui", from: "^client/ui/", values: ["^contract/"], types: [] },
  {
    name: "client-sync",
    from: "^client/sync/",
    // Words for people, by key: no components.
    values: ["^client/ui/messages/", "^board/", "^contract/"],
    types: [],
  },
  {
    name: "client-session",
    from: "^client/session/",
    values: ["^client/(sync|ui)/", "^board/", "^contract/"],
    types: [],
  },
  {
    name: "client-canvas",
    from: "^client/canvas/",
    values: ["^client/(session|sync|ui)/", "^board/", "^contract/"],
    types: [],
  },
  {
    name: "client-phone",
    from: "^client/phone/",
    // Never the canvas: see no-canvas-in-the-light-reader.
    values: ["^client/(session|sync|ui)/", "^board/", "^contract/"],
    types: [],
  },
  {
    name: "client-pages",
    from: "^client/(room|review|home)/",
    values: ["^client/(canvas|session|sync|ui)/", "^board/", "^contract/"],
    types: [],
  },
  {
    name: "server-main",
    from: "^server/main\\.ts$",
    values: ["^server/", "^board/", "^contract/"],
    types: [],
  },
  {
    name: "server-operator",
    from: "^server/operator/",
    values: ["^server/", "^board/", "^contract/"],
    types: [],
  },
  { name: "server-config", from: "^server/config\\.ts$", values: ["^contract/"], types: [] },
  { name: "server-runtime", from: "^server/runtime\\.ts$", values: [], types: ["^server/", "^contract/"] },
  { name: "server-http", from: "^server/http/", values: ["^server/", "^board/", "^contract/"], types: [] },
  {
    name: "server-sync",
    from: "^server/sync/",
    values: ["^board/", "^contract/"],
    types: ["^server/(storage|bus|access|services)/"],
  },
  {
    name: "server-storage",
    from: "^server/storage/",
    values: ["^contract/", "^board/", "^generated/"],
    types: [],
  },
  {
    name: "server-archive",
    from: "^server/archive/",
    values: ["^contract/"],
    types: [],
  },
  { name: "server-bus", from: "^server/bus/", values: ["^contract/"], types: [] },
  {
    name: "server-access",
    from: "^server/access/",
    values: ["^contract/"],
    types: ["^server/(storage|sync|services)/"],
  },
  {
    name: "server-services",
    from: "^server/services/",
    values: ["^server/(access|archive)/", "^board/", "^contract/"],
    types: ["^server/(storage|sync|bus)/"],
  },
];

const self = (part) =>
  part.from.includes("(") ? `${part.from.replace("(room|review|home)", "$1")}` : part.from;

const partRules = PARTS.flatMap((part, position) => {
  const from = {
    path: part.from,
    pathNot: [TEST, ...PARTS.slice(0, position).map((earlier) => earlier.from)],
  };
  return [
    {
      name: `${part.name}-imports`,
      comment: `${part.name} may import only what docs/ARCHITECTURE.md allows it.`,
      severity: "error",
      from,
      to: { path: OURS, pathNot: [self(part), ...part.values, ...part.types] },
    },
    ...(part.types.length === 0
      ? []
      : [
          {
            name: `${part.name}-types-only`,
            comment: `${part.name} may import this as a type only.`,
            severity: "error",
            from,
            to: {
              path: part.types.join("|"),
              pathNot: [self(part), ...part.values],
              dependencyTypesNot: ["type-only"],
            },
          },
        ]),
  ];
});

module.exports = {
  forbidden: [
    ...partRules,
    {
      name: "no-circular",
      comment:
        "A cycle of values breaks at load time in an order nobody chose. Types may refer to each other.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "not-to-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "not-to-unlisted-package",
      comment:
        "Every package that is imported stands in package.json; transitive ones change without notice.",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "not-to-dev-package",
      severity: "error",
      from: { path: "^(app|board|client|contract|server)/", pathNot: [TEST, "\\.css$"] },
      to: {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only"],
        pathNot: ["node_modules/@types/"],
      },
    },
    {
      name: "not-to-test",
      comment: "Measurements may use what tests use; nothing else may.",
      severity: "error",
      from: { pathNot: [TEST, "^(bench|e2e)/"] },
      to: { path: TEST },
    },
    {
      name: "tldraw-in-the-browser-only",
      comment:
        "tldraw keeps Node from exiting, and an upgrade must be one place. Its MIT parts run on the server.",
      severity: "error",
      from: { path: "^(board|contract|server)/" },
      to: {
        path: "^node_modules/(tldraw|@tldraw)/",
        pathNot: "^node_modules/@tldraw/(tlschema|store|validate|utils)/",
      },
    },
    {
      name: "tldraw-in-canvas-and-sync-only",
      severity: "error",
      from: { path: "^(app|client)/", pathNot: [TEST, "^client/(canvas|sync)/"] },
      to: { path: "^node_modules/(tldraw|@tldraw)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-canvas-in-the-light-reader",
      comment: "Phones load what client/session reaches; the editor is a hundred times as much.",
      severity: "error",
      from: { path: "^(client/(session|phone)|app/phone)/", pathNot: TEST },
      to: { path: "^client/canvas/|^node_modules/tldraw/", reachable: true },
    },
    {
      name: "light-words-in-the-light-reader",
      comment: "All words are a tenth of what a phone's page weighs; light-t.ts has those that it says.",
      severity: "error",
      from: { path: "^client/(session|phone)/", pathNot: TEST },
      to: { path: "^client/ui/messages/t\\.ts$", reachable: true },
    },
    {
      name: "prisma-in-storage-only",
      severity: "error",
      from: { path: "^(app|board|client|contract|server)/", pathNot: "^server/storage/" },
      to: { path: "^(node_modules/(@prisma|prisma|@libsql|libsql)/|generated/)" },
    },
    {
      name: "contract-packages",
      comment: "contract/ runs in both worlds and stays small: lib0, and zod in schemas.",
      severity: "error",
      from: { path: "^contract/", pathNot: TEST },
      to: { path: "^node_modules/", pathNot: "^node_modules/(zod|lib0)/" },
    },
    {
      name: "no-zod-in-the-browser",
      comment:
        "zod is 114 kB of script, and its schemas are built while a page starts. Pages know the types, and read what comes over sockets themselves.",
      severity: "error",
      from: { path: BROWSER, pathNot: [TEST, SCHEMAS] },
      to: { path: `^node_modules/zod/|${SCHEMAS}`, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "board-packages",
      severity: "error",
      from: { path: "^board/", pathNot: TEST },
      to: {
        path: "^node_modules/",
        pathNot: "^node_modules/(yjs|lib0|@tldraw/(tlschema|store|validate|utils))/",
      },
    },
    {
      name: "no-node-in-browser-code",
      severity: "error",
      from: { path: "^(board|client|contract)/", pathNot: TEST },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-page-code-on-the-server",
      comment: "Next and React belong to the pages; server/http alone mounts Next.",
      severity: "error",
      from: { path: "^(board|contract|server)/", pathNot: "^server/(http/|main\\.ts$)" },
      to: { path: "^node_modules/(next|react|react-dom|radix-ui|lucide-react)/" },
    },
  ],
  options: {
    doNotFollow: { path: "^(node_modules|generated)/" },
    exclude: { path: "^(\\.next|dist|data|node_modules/(?!.*))" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types", "typings"],
    },
  },
};
