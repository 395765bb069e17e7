// Longer than 400 lines: it is the words of one example, top to bottom; nothing is computed here.

import { criteriaGrid } from "./criteria-grid";
import type { Template, TemplateCard } from "./template-data";

const message = (id: string) => `https://lore.kernel.org/live-patching/${id}/`;

/** The thread that the questions and the proposals come from. */
const THREAD = message("20190904084932.gndrtewubqiaxmzy@pathway.suse.cz");

const ok = { status: "ok" } as const;
const todo = { status: "todo" } as const;
const unknown = { status: "unknown" } as const;
const conditional = { status: "conditional" } as const;
const todoSince = (note: string) => ({ status: "todo", note });
const onlyWith = (note: string) => ({ status: "conditional", note });

/** By kind: scope, requirement, evidence. */
const QUESTIONS: readonly TemplateCard[] = [
  {
    type: "question",
    kind: "scope",
    text: "Which code goes away if late handling of modules goes away?",
    answer: "Partly visible in the “blue-sky” branch.",
  },
  {
    type: "question",
    kind: "scope",
    text: "Relocations are understood and stay necessary (access to static symbols). What else changes with the position of the code?",
    answer: "Jump labels, alternatives, paravirt entries.",
  },
  {
    type: "question",
    kind: "requirement",
    text: "Could problems be found by comparing the code in the file with the code in memory when a module is loaded normally?",
  },
  {
    type: "question",
    kind: "requirement",
    text: "Could livepatch code be reset in memory when the related module is unloaded, and would that save half of the trouble?",
    answer: "Later: relocations are cleared on x86-64 since v6.3.",
  },
  {
    type: "question",
    key: "how-often",
    kind: "evidence",
    status: "answered",
    text: "Do livepatches use these, and how often?",
    answer: "One count, with its author’s caveat.",
    quantity: "3971 jump labels in 46902 functions, about 8.5 %",
  },
  {
    type: "question",
    kind: "evidence",
    status: "parked",
    text: "Is the limitation of the alternatives real, and how big is it for distributions and their customers?",
    answer: "Could not be quantified; probably why opinions differ.",
  },
  {
    type: "question",
    kind: "evidence",
    text: "How often do new problematic features appear?",
    evidence: [{ url: THREAD, label: "asked in the thread, September 2019" }],
  },
];

const REPAIR: readonly TemplateCard[] = [
  {
    type: "proposal",
    title: "Keep late patching, add self-tests",
    points: [
      { sign: "positive", text: "No limits for users" },
      { sign: "negative", text: "Every special section must be tracked per architecture; fragile" },
    ],
  },
  {
    type: "proposal",
    title: "Clear relocations when the module unloads",
    summary: "x86-64 got it in v6.3.",
    points: [
      { sign: "positive", text: "Module can be reloaded; testable" },
      { sign: "negative", text: "Convoluted code per architecture; not universal" },
    ],
  },
  {
    type: "proposal",
    title: "Deny removal of a patched module",
    disposition: "rejected",
    points: [
      { sign: "positive", text: "Least painful compromise if clearing is too complicated" },
      { sign: "negative", text: "First attempt incomplete; users lose rmmod" },
    ],
  },
  {
    type: "proposal",
    title: "Build real relocations with a converter (klp-convert)",
    points: [
      { sign: "positive", text: "Real relocations for static symbols" },
      { sign: "negative", text: "Special sections remain a problem" },
    ],
  },
  {
    type: "proposal",
    title: "Apply the relocations for the core kernel early",
    summary: "Later accepted, v5.8 (2020).",
    disposition: "accepted",
    points: [
      { sign: "positive", text: "Deletes .klp.arch altogether" },
      { sign: "negative", text: "Jump labels only for keys of the core kernel" },
    ],
  },
];

const REPLACE: readonly TemplateCard[] = [
  {
    type: "proposal",
    title: "Load the modules as dependencies of the livepatch",
    disposition: "rejected",
    points: [
      { sign: "positive", text: "Removes notifiers and .klp.arch sections" },
      { sign: "blocking", text: "Loads unwanted modules, widens the attack surface" },
      { sign: "negative", text: "A module may be missing or blacklisted" },
    ],
  },
  {
    type: "proposal",
    title: "Load modules half-way so that they are patched before they run",
    disposition: "needs-data",
    points: [
      { sign: "positive", text: "Patched before exposed" },
      { sign: "negative", text: "Consistency with the file on disk; when does init run?" },
    ],
  },
  {
    type: "proposal",
    key: "per-object",
    title: "One livepatch module per patched object",
    disposition: "needs-patch",
    code: [{ label: "23-patch proof of concept, January 2020" }],
    points: [
      { sign: "positive", text: "Fits the module framework" },
      { sign: "negative", text: "No semantic change across objects; atomic transition is hard" },
    ],
  },
  {
    type: "proposal",
    key: "blue-sky",
    title: "“Blue-sky”: ship replacement modules and blacklist the old ones",
    summary: "The session leaned to a variant: the livepatch’s own module files beside the modules.",
    code: [{ label: "“blue-sky” branch" }],
    points: [
      { sign: "positive", text: "Removes .klp.arch and the copied ELF data" },
      { sign: "negative", text: "New devices cannot load old modules; state space grows; partial revert" },
    ],
  },
];

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
        {
          kind: "links",
          links: [
            {
              text: "Session: “Rethinking late module patching” · lpc.events/event/4/contributions/504",
              url: "https://lpc.events/event/4/contributions/504/",
            },
            {
              text: "The thread it began with · 20190904084932.gndrtewubqiaxmzy@pathway.suse.cz",
              url: THREAD,
            },
          ],
        },
      ],
    },
    {
      name: "2 Problem scope",
      blocks: [
        { kind: "heading", text: "Problem scope" },
        { kind: "cards", columns: 3, cards: QUESTIONS },
      ],
    },
    {
      name: "3 Proposals (1 of 2)",
      blocks: [
        { kind: "heading", text: "Proposals: keep late patching and repair it" },
        { kind: "cards", columns: 3, cards: REPAIR },
      ],
    },
    {
      name: "4 Proposals (2 of 2)",
      blocks: [
        { kind: "heading", text: "Proposals: do without late patching" },
        { kind: "cards", columns: 2, cards: REPLACE },
      ],
    },
    {
      name: "5 Criteria",
      blocks: [
        criteriaGrid(
          [
            {
              label: "Keep late patching, add self-tests",
              assessment: {
                "Maintenance cost": "every section, per architecture",
                Risks: "fragile",
                "Possible hardening": "self-tests",
                "Effect visible to users": "no limits",
              },
            },
            {
              label: "Clear relocations on unload",
              assessment: {
                "Implementation cost": "convoluted, per architecture; not universal",
                "Possible hardening": "testable",
                "Effect visible to users": "module can be reloaded",
              },
            },
            {
              label: "Deny removal of a patched module",
              assessment: {
                Risks: "first attempt incomplete",
                "Effect visible to users": "users lose rmmod",
              },
            },
            {
              label: "klp-convert",
              assessment: { "Maintenance cost": "special sections remain a problem" },
            },
            {
              label: "Core kernel relocations early",
              assessment: {
                "Maintenance cost": "deletes .klp.arch altogether",
                "Limits for authors": "jump labels: core kernel keys only",
              },
            },
            {
              label: "Modules as dependencies",
              assessment: {
                "Maintenance cost": "no notifiers, no .klp.arch sections",
                Risks: "attack surface; module missing or blacklisted",
                "Effect visible to users": "loads unwanted modules",
              },
            },
            {
              label: "Load modules half-way",
              assessment: { Risks: "consistency with the file; when does init run?" },
            },
            {
              label: "One module per object",
              assessment: {
                "Implementation cost": "atomic transition is hard",
                "Limits for authors": "no semantic change across objects",
              },
            },
            {
              label: "“Blue-sky”",
              assessment: {
                "Maintenance cost": "no .klp.arch, no copied ELF data",
                Risks: "state space; partial revert",
                "Effect visible to users": "new devices: no old modules",
              },
            },
          ],
          [
            {
              url: message("20190905110955.wl4lwjbnpqybhkcn@pathway.suse.cz"),
              label: "the criteria, as named on the list",
            },
          ],
        ),
      ],
    },
    {
      name: "6 Feature grid, September 2019",
      blocks: [
        { kind: "heading", text: "What is missing where, as of September 2019" },
        {
          kind: "grid",
          grid: {
            title: "Livepatch support by architecture",
            legend: "kernel",
            corner: "Feature",
            asOf: "September 2019",
            columns: ["x86_64", "ppc64le", "s390x", "arm64"],
            rows: [
              { label: "livepatch relocations", cells: [ok, ok, ok, unknown] },
              { label: ".klp.arch.altinstructions", cells: [ok, todo, todo, unknown] },
              { label: ".klp.arch.parainstructions", cells: [ok, unknown, unknown, unknown] },
              {
                label: ".klp.arch.jump_labels",
                cells: [todoSince("had caused panics"), unknown, unknown, unknown],
              },
              {
                label: "reliable stack trace",
                cells: [ok, ok, todoSince("in review, November 2019"), todo],
              },
              { label: "objtool", cells: [ok, todoSince("prototype"), unknown, unknown] },
              {
                label: "reload of a patched module",
                cells: [todoSince("broken"), todoSince("broken"), unknown, unknown],
              },
            ],
            evidence: [
              "20190905025055.36loaatxtkhdo4q5@treble",
              "20190826145449.wyo7avwpqyriem46@treble",
              "20191015182705.1aeec284@gandalf.local.home",
            ].map((id) => ({ url: message(id), label: "" })),
          },
        },
      ],
    },
    {
      name: "7 Feature grid, kernel 7.2.13",
      blocks: [
        {
          kind: "grid",
          grid: {
            title: "The same question today: kernel 7.2.13, from arch/*/Kconfig (TODO: not selected there)",
            legend: "kernel",
            corner: "Option",
            asOf: "kernel 7.2.13",
            columns: ["x86", "s390", "powerpc", "arm64", "loongarch", "riscv"],
            rows: [
              {
                label: "HAVE_LIVEPATCH",
                cells: [
                  onlyWith("X86_64"),
                  ok,
                  onlyWith("FTRACE_WITH_REGS"),
                  ok,
                  ok,
                  todoSince("v2 posted May 2026"),
                ],
              },
              {
                label: "HAVE_RELIABLE_STACKTRACE",
                cells: [onlyWith("ORC or stack validation"), ok, ok, ok, onlyWith("ORC"), todo],
              },
              {
                label: "HAVE_KLP_BUILD",
                cells: [onlyWith("X86_64"), todo, todo, todoSince("v3 posted May 2026"), todo, todo],
              },
              {
                label: "HAVE_OBJTOOL",
                cells: [conditional, todo, conditional, todo, conditional, todo],
              },
              { label: "HAVE_ARCH_JUMP_LABEL", cells: [ok, ok, ok, ok, ok, ok] },
              {
                label: "HAVE_STATIC_CALL",
                cells: [ok, todo, onlyWith("PPC32"), onlyWith("CFI"), todo, todo],
              },
              {
                label: "HAVE_STATIC_CALL_INLINE",
                cells: [conditional, todo, onlyWith("PPC32"), todo, todo, todo],
              },
              {
                label: "ftrace with arguments",
                cells: [conditional, ok, conditional, conditional, ok, conditional],
              },
              { label: "HAVE_RETHOOK", cells: [ok, ok, conditional, todo, ok, ok] },
              { label: "KPROBES_ON_FTRACE", cells: [ok, ok, ok, todo, ok, todo] },
            ],
          },
        },
      ],
    },
    {
      name: "8 Decision and action items",
      blocks: [
        { kind: "heading", text: "Decision and action items" },
        { kind: "text", text: "As the minutes tell it" },
        {
          kind: "cards",
          columns: 2,
          cards: [
            {
              type: "decision",
              text: "Explore livepatch module files on disk beside the modules they patch",
              outcome: "rough-consensus",
              dissent: [{ who: "Distributions", why: "would not accept forced loading" }],
              restsOn: ["blue-sky", "how-often"],
              topic: "Rethinking late module patching",
            },
          ],
        },
        {
          kind: "cards",
          columns: 2,
          cards: [
            {
              type: "action-item",
              text: "Write the overview of proposals with positives and negatives",
              owner: "facilitator",
              due: "before the session",
            },
            {
              type: "action-item",
              text: "Count uses of special sections in shipped livepatches",
              due: "next merge window",
              origin: "how-often",
            },
            {
              type: "action-item",
              text: "Publish the per-object proof of concept",
              due: "January 2020",
              status: "done",
              origin: "per-object",
            },
            {
              type: "action-item",
              text: "Find one home for the record: done 65 days later; the reason this product exists",
              status: "done",
            },
          ],
        },
      ],
    },
  ],
};
