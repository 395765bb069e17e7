import type { Template } from "./template-data";

const message = (id: string) => `https://lore.kernel.org/live-patching/${id}/`;

const ok = { status: "ok" } as const;
const todo = { status: "todo" } as const;
const unknown = { status: "unknown" } as const;
const conditional = { status: "conditional" } as const;
const open = { status: "open" } as const;

/** The discussion Paperboard was born from, from public sources; no personal names, sources are links. */
export const lateModulePatching: Template = {
  id: "late-module-patching",
  title: "Late module patching, 2019",
  description:
    "An example from real material: how kernel developers weighed live-patching modules that load late.",
  origin: message("20190904084932.gndrtewubqiaxmzy@pathway.suse.cz"),
  frames: [
    {
      name: "1 Background",
      blocks: [
        { kind: "heading", text: "Rethinking late module patching" },
        {
          kind: "text",
          text: "A session at a conference in Lisbon, 9–11 September 2019, prepared on the live-patching mailing list",
        },
        {
          kind: "text",
          lead: true,
          text: "A livepatch may patch a kernel module that is loaded after the livepatch (“late”); then code in the livepatch that depends on the module’s place in memory must be fixed up at that time.",
        },
        {
          kind: "text",
          lead: true,
          text: "Relocations, jump labels, alternatives and paravirt entries each live in special ELF sections that differ per architecture, and unloading and reloading a patched module breaks.",
        },
        { kind: "text", text: "Sources" },
        {
          kind: "links",
          links: [
            {
              text: "Session: “Rethinking late module patching” · lpc.events/event/4/contributions/504",
              url: "https://lpc.events/event/4/contributions/504/",
            },
            {
              text: "The thread it began with · 20190904084932.gndrtewubqiaxmzy@pathway.suse.cz",
              url: message("20190904084932.gndrtewubqiaxmzy@pathway.suse.cz"),
            },
          ],
        },
      ],
    },
    {
      name: "2 Problem scope",
      blocks: [
        { kind: "heading", text: "Problem scope" },
        {
          kind: "table",
          columns: [
            { title: "Question", share: 8 },
            { title: "Kind", share: 2 },
            { title: "Status", share: 2 },
            { title: "Answer, evidence", share: 6 },
          ],
          rows: [
            [
              "Which code goes away if late handling of modules goes away?",
              "scope",
              open,
              "Partly visible in the “blue-sky” branch",
            ],
            [
              "Relocations are understood and stay necessary (access to static symbols). What else changes with the position of the code?",
              "scope",
              open,
              "Jump labels, alternatives, paravirt entries",
            ],
            [
              "Do livepatches use these, and how often?",
              "evidence",
              { status: "answered" },
              "One count: 3971 jump labels in 46902 functions, about 8.5 %, with its author’s caveat",
            ],
            ["How often do new problematic features appear?", "evidence", open, ""],
            [
              "Could problems be found by comparing the code in the file with the code in memory when a module is loaded normally?",
              "requirement",
              open,
              "",
            ],
            [
              "Could livepatch code be reset in memory when the related module is unloaded, and would that save half of the trouble?",
              "requirement",
              open,
              "Later: relocations are cleared on x86-64 since v6.3",
            ],
            [
              "Is the limitation of the alternatives real, and how big is it for distributions and their customers?",
              "evidence",
              { status: "parked" },
              "Could not be quantified; probably why opinions differ",
            ],
          ],
        },
      ],
    },
    {
      name: "3 Proposals (1 of 2)",
      blocks: [
        { kind: "heading", text: "Proposals: keep late patching and repair it" },
        {
          kind: "table",
          columns: [
            { title: "Proposal", share: 5 },
            { title: "+ Positive", share: 4 },
            { title: "− Negative, ■ blocking", share: 6 },
            { title: "Disposition", share: 5 },
          ],
          rows: [
            [
              "Keep late patching, add self-tests",
              "+ no limits for users",
              "− every special section must be tracked per architecture; fragile",
              open,
            ],
            [
              "Clear relocations when the module unloads",
              "+ module can be reloaded; testable",
              "− convoluted code per architecture; not universal",
              { status: "open", text: "x86-64 got it in v6.3" },
            ],
            [
              "Deny removal of a patched module",
              "+ least painful compromise if clearing is too complicated",
              "− first attempt incomplete; users lose rmmod",
              { status: "rejected" },
            ],
            [
              "Build real relocations with a converter (klp-convert)",
              "+ real relocations for static symbols",
              "− special sections remain a problem",
              open,
            ],
            [
              "Apply the relocations for the core kernel early",
              "+ deletes .klp.arch altogether",
              "− jump labels only for keys of the core kernel",
              { status: "accepted", text: "later, v5.8 (2020)" },
            ],
          ],
        },
      ],
    },
    {
      name: "4 Proposals (2 of 2)",
      blocks: [
        { kind: "heading", text: "Proposals: do without late patching" },
        {
          kind: "table",
          columns: [
            { title: "Proposal", share: 5 },
            { title: "+ Positive", share: 4 },
            { title: "− Negative, ■ blocking", share: 6 },
            { title: "Disposition", share: 5 },
          ],
          rows: [
            [
              "Load the modules as dependencies of the livepatch",
              "+ removes notifiers and .klp.arch sections",
              "■ loads unwanted modules, widens the attack surface\n− a module may be missing or blacklisted",
              { status: "rejected" },
            ],
            [
              "Load modules half-way so that they are patched before they run",
              "+ patched before exposed",
              "− consistency with the file on disk; when does init run?",
              { status: "needs-data" },
            ],
            [
              "One livepatch module per patched object",
              "+ fits the module framework",
              "− no semantic change across objects; atomic transition is hard",
              { status: "needs-patch", text: "23-patch proof of concept, January 2020" },
            ],
            [
              "“Blue-sky”: ship replacement modules and blacklist the old ones",
              "+ removes .klp.arch and the copied ELF data",
              "− new devices cannot load old modules; state space grows; partial revert",
              {
                status: "open",
                text: "the session leaned to a variant: the livepatch’s own module files beside the modules",
              },
            ],
          ],
        },
        {
          kind: "text",
          text: "Criteria named on the list: implementation cost, maintenance cost, risks, possible hardening, effect visible to users, limits for livepatch authors",
        },
        {
          kind: "links",
          links: [
            {
              text: "Criteria · 20190905110955.wl4lwjbnpqybhkcn@pathway.suse.cz",
              url: message("20190905110955.wl4lwjbnpqybhkcn@pathway.suse.cz"),
            },
          ],
        },
      ],
    },
    {
      name: "5 Feature grid, September 2019",
      blocks: [
        { kind: "heading", text: "What is missing where, as of September 2019" },
        {
          kind: "table",
          columns: [
            { title: "Feature", share: 5 },
            { title: "x86_64", share: 5 },
            { title: "ppc64le", share: 4 },
            { title: "s390x", share: 5 },
            { title: "arm64", share: 3 },
          ],
          rows: [
            ["livepatch relocations", ok, ok, ok, unknown],
            [".klp.arch.altinstructions", ok, todo, todo, unknown],
            [".klp.arch.parainstructions", ok, unknown, unknown, unknown],
            [
              ".klp.arch.jump_labels",
              { status: "todo", text: "had caused panics" },
              unknown,
              unknown,
              unknown,
            ],
            ["reliable stack trace", ok, ok, { status: "todo", text: "in review, November 2019" }, todo],
            ["objtool", ok, { status: "todo", text: "prototype" }, unknown, unknown],
            [
              "reload of a patched module",
              { status: "todo", text: "broken" },
              { status: "todo", text: "broken" },
              unknown,
              unknown,
            ],
          ],
        },
        {
          kind: "links",
          links: [
            {
              text: "Source · 20190905025055.36loaatxtkhdo4q5@treble",
              url: message("20190905025055.36loaatxtkhdo4q5@treble"),
            },
            {
              text: "Source · 20190826145449.wyo7avwpqyriem46@treble",
              url: message("20190826145449.wyo7avwpqyriem46@treble"),
            },
            {
              text: "Source · 20191015182705.1aeec284@gandalf.local.home",
              url: message("20191015182705.1aeec284@gandalf.local.home"),
            },
          ],
        },
      ],
    },
    {
      name: "6 Feature grid, kernel 7.2.13",
      blocks: [
        { kind: "heading", text: "The same question today: kernel 7.2.13" },
        {
          kind: "table",
          columns: [
            { title: "Option", share: 5 },
            { title: "x86", share: 4 },
            { title: "s390", share: 3 },
            { title: "powerpc", share: 4 },
            { title: "arm64", share: 4 },
            { title: "loongarch", share: 3 },
            { title: "riscv", share: 4 },
          ],
          rows: [
            [
              "HAVE_LIVEPATCH",
              { status: "conditional", text: "X86_64" },
              ok,
              { status: "conditional", text: "FTRACE_WITH_REGS" },
              ok,
              ok,
              { status: "todo", text: "v2 posted May 2026" },
            ],
            [
              "HAVE_RELIABLE_STACKTRACE",
              { status: "conditional", text: "ORC or stack validation" },
              ok,
              ok,
              ok,
              { status: "conditional", text: "ORC" },
              todo,
            ],
            [
              "HAVE_KLP_BUILD",
              { status: "conditional", text: "X86_64" },
              todo,
              todo,
              { status: "todo", text: "v3 posted May 2026" },
              todo,
              todo,
            ],
            ["HAVE_OBJTOOL", conditional, todo, conditional, todo, conditional, todo],
            ["HAVE_ARCH_JUMP_LABEL", ok, ok, ok, ok, ok, ok],
            [
              "HAVE_STATIC_CALL",
              ok,
              todo,
              { status: "conditional", text: "PPC32" },
              { status: "conditional", text: "CFI" },
              todo,
              todo,
            ],
            [
              "HAVE_STATIC_CALL_INLINE",
              conditional,
              todo,
              { status: "conditional", text: "PPC32" },
              todo,
              todo,
              todo,
            ],
            ["ftrace with arguments", conditional, ok, conditional, conditional, ok, conditional],
            ["HAVE_RETHOOK", ok, ok, conditional, todo, ok, ok],
            ["KPROBES_ON_FTRACE", ok, ok, ok, todo, ok, todo],
          ],
        },
        {
          kind: "text",
          text: "From arch/*/Kconfig. ● ok   ◐ conditional, with its condition   ○ TODO: not selected there",
        },
      ],
    },
    {
      name: "7 Decision and action items",
      blocks: [
        { kind: "heading", text: "Decision and action items" },
        {
          kind: "table",
          columns: [
            { title: "Decision, as the minutes tell it", share: 3 },
            { title: "Dissent", share: 2 },
          ],
          rows: [
            [
              "Explore livepatch module files on disk beside the modules they patch",
              "Distributions would not accept forced loading",
            ],
          ],
        },
        {
          kind: "table",
          columns: [
            { title: "Action item", share: 6 },
            { title: "Owner", share: 2 },
            { title: "Due", share: 3 },
            { title: "Status", share: 5 },
          ],
          rows: [
            [
              "Write the overview of proposals with positives and negatives",
              "facilitator",
              "before the session",
              open,
            ],
            ["Count uses of special sections in shipped livepatches", "open", "next merge window", open],
            ["Publish the per-object proof of concept", "", "January 2020", { status: "done" }],
            [
              "Find one home for the record",
              "",
              "",
              { status: "done", text: "65 days later; the reason this product exists" },
            ],
          ],
        },
      ],
    },
  ],
};
