import type { TLDefaultShape } from "@tldraw/tlschema";
import { describe, expect, it } from "vitest";
import { shapesOf, textOf } from "./testing/template-shapes";

/**
 * The public facts the example must show, frame by frame and row by row. Written out here once more, so that an
 * edit of the template that loses or changes a fact fails.
 */
const shapes = shapesOf("late-module-patching");

/** Rows of all tables in a frame: the cells with the same upper edge, from left to right. */
function rowsOf(frameName: string): string[][] {
  const frame = shapes.find((shape) => shape.type === "frame" && shape.props.name.includes(frameName));
  if (!frame) throw new Error(`no frame ${frameName}`);
  const rows = new Map<number, TLDefaultShape[]>();
  for (const cell of shapes) {
    if (cell.parentId !== frame.id || cell.type !== "geo" || cell.props.url !== "") continue;
    rows.set(cell.y, [...(rows.get(cell.y) ?? []), cell]);
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, cells]) => cells.sort((a, b) => a.x - b.x).map(textOf));
}

function statusRow(row: readonly string[]): string[] {
  return row.map((cell) => cell.replace(/^(●|○|··|–|◐|\?|✓|‖|✕) /, ""));
}

const everything = shapes.map(textOf).join("\n");

describe("late-module-patching", () => {
  it("tells the background and where the session took place", () => {
    expect(everything).toContain("loaded after the livepatch (“late”)");
    expect(everything).toContain(
      "Relocations, jump labels, alternatives and paravirt entries each live in special ELF sections",
    );
    expect(everything).toContain("unloading and reloading a patched module breaks");
    expect(everything).toContain("Lisbon, 9–11 September 2019");
  });

  it("asks the seven questions of the scope, each with kind, status, answer and evidence", () => {
    const [header, ...rows] = rowsOf("Problem scope");
    expect(header).toEqual(["Question", "Kind", "Status", "Answer, evidence"]);
    expect(rows.map((row) => [row[0]?.slice(0, 24), ...row.slice(1)])).toEqual([
      ["Which code goes away if ", "scope", "○ open", "Partly visible in the “blue-sky” branch"],
      ["Relocations are understo", "scope", "○ open", "Jump labels, alternatives, paravirt entries"],
      [
        "Do livepatches use these",
        "evidence",
        "✓ answered",
        "One count: 3971 jump labels in 46902 functions, about 8.5 %, with its author’s caveat",
      ],
      ["How often do new problem", "evidence", "○ open", ""],
      ["Could problems be found ", "requirement", "○ open", ""],
      [
        "Could livepatch code be ",
        "requirement",
        "○ open",
        "Later: relocations are cleared on x86-64 since v6.3",
      ],
      [
        "Is the limitation of the",
        "evidence",
        "‖ parked",
        "Could not be quantified; probably why opinions differ",
      ],
    ]);
  });

  it("weighs the nine proposals, with what became of each", () => {
    const rows = [...rowsOf("Proposals (1").slice(1), ...rowsOf("Proposals (2").slice(1)];
    expect(new Map(rows.map((row) => [row[0], row.slice(1)]))).toEqual(
      new Map([
        [
          "Keep late patching, add self-tests",
          [
            "+ no limits for users",
            "− every special section must be tracked per architecture; fragile",
            "○ open",
          ],
        ],
        [
          "Clear relocations when the module unloads",
          [
            "+ module can be reloaded; testable",
            "− convoluted code per architecture; not universal",
            "○ open: x86-64 got it in v6.3",
          ],
        ],
        [
          "Deny removal of a patched module",
          [
            "+ least painful compromise if clearing is too complicated",
            "− first attempt incomplete; users lose rmmod",
            "✕ rejected",
          ],
        ],
        [
          "Build real relocations with a converter (klp-convert)",
          ["+ real relocations for static symbols", "− special sections remain a problem", "○ open"],
        ],
        [
          "Apply the relocations for the core kernel early",
          [
            "+ deletes .klp.arch altogether",
            "− jump labels only for keys of the core kernel",
            "✓ accepted: later, v5.8 (2020)",
          ],
        ],
        [
          "Load the modules as dependencies of the livepatch",
          [
            "+ removes notifiers and .klp.arch sections",
            "■ loads unwanted modules, widens the attack surface\n− a module may be missing or blacklisted",
            "✕ rejected",
          ],
        ],
        [
          "Load modules half-way so that they are patched before they run",
          [
            "+ patched before exposed",
            "− consistency with the file on disk; when does init run?",
            "◐ needs data",
          ],
        ],
        [
          "One livepatch module per patched object",
          [
            "+ fits the module framework",
            "− no semantic change across objects; atomic transition is hard",
            "◐ needs patch: 23-patch proof of concept, January 2020",
          ],
        ],
        [
          "“Blue-sky”: ship replacement modules and blacklist the old ones",
          [
            "+ removes .klp.arch and the copied ELF data",
            "− new devices cannot load old modules; state space grows; partial revert",
            "○ open: the session leaned to a variant: the livepatch’s own module files beside the modules",
          ],
        ],
      ]),
    );
    for (const criterion of [
      "implementation cost",
      "maintenance cost",
      "risks",
      "possible hardening",
      "effect visible to users",
      "limits for livepatch authors",
    ]) {
      expect(everything).toContain(criterion);
    }
  });

  it("shows what was missing where in September 2019", () => {
    expect(rowsOf("September 2019").map(statusRow)).toEqual([
      ["Feature", "x86_64", "ppc64le", "s390x", "arm64"],
      ["livepatch relocations", "ok", "ok", "ok", "unknown"],
      [".klp.arch.altinstructions", "ok", "TODO", "TODO", "unknown"],
      [".klp.arch.parainstructions", "ok", "unknown", "unknown", "unknown"],
      [".klp.arch.jump_labels", "TODO: had caused panics", "unknown", "unknown", "unknown"],
      ["reliable stack trace", "ok", "ok", "TODO: in review, November 2019", "TODO"],
      ["objtool", "ok", "TODO: prototype", "unknown", "unknown"],
      ["reload of a patched module", "TODO: broken", "TODO: broken", "unknown", "unknown"],
    ]);
  });

  it("shows the same question for kernel 7.2.13", () => {
    expect(rowsOf("7.2.13").map(statusRow)).toEqual([
      ["Option", "x86", "s390", "powerpc", "arm64", "loongarch", "riscv"],
      [
        "HAVE_LIVEPATCH",
        "conditional: X86_64",
        "ok",
        "conditional: FTRACE_WITH_REGS",
        "ok",
        "ok",
        "TODO: v2 posted May 2026",
      ],
      [
        "HAVE_RELIABLE_STACKTRACE",
        "conditional: ORC or stack validation",
        "ok",
        "ok",
        "ok",
        "conditional: ORC",
        "TODO",
      ],
      ["HAVE_KLP_BUILD", "conditional: X86_64", "TODO", "TODO", "TODO: v3 posted May 2026", "TODO", "TODO"],
      ["HAVE_OBJTOOL", "conditional", "TODO", "conditional", "TODO", "conditional", "TODO"],
      ["HAVE_ARCH_JUMP_LABEL", "ok", "ok", "ok", "ok", "ok", "ok"],
      ["HAVE_STATIC_CALL", "ok", "TODO", "conditional: PPC32", "conditional: CFI", "TODO", "TODO"],
      ["HAVE_STATIC_CALL_INLINE", "conditional", "TODO", "conditional: PPC32", "TODO", "TODO", "TODO"],
      ["ftrace with arguments", "conditional", "ok", "conditional", "conditional", "ok", "conditional"],
      ["HAVE_RETHOOK", "ok", "ok", "conditional", "TODO", "ok", "ok"],
      ["KPROBES_ON_FTRACE", "ok", "ok", "ok", "TODO", "ok", "TODO"],
    ]);
    expect(everything).toContain("arch/*/Kconfig");
  });

  it("keeps the decision, the dissent and the action items", () => {
    expect(rowsOf("Decision and action items")).toEqual([
      ["Decision, as the minutes tell it", "Dissent"],
      [
        "Explore livepatch module files on disk beside the modules they patch",
        "Distributions would not accept forced loading",
      ],
      ["Action item", "Owner", "Due", "Status"],
      [
        "Write the overview of proposals with positives and negatives",
        "facilitator",
        "before the session",
        "○ open",
      ],
      ["Count uses of special sections in shipped livepatches", "open", "next merge window", "○ open"],
      ["Publish the per-object proof of concept", "", "January 2020", "✓ done"],
      ["Find one home for the record", "", "", "✓ done: 65 days later; the reason this product exists"],
    ]);
  });

  it("links its sources, in the public archive", () => {
    const links = shapes.flatMap((shape) =>
      shape.type === "geo" && shape.props.url ? [shape.props.url] : [],
    );
    const archive = "https://lore.kernel.org/live-patching";
    expect(links).toEqual([
      "https://lpc.events/event/4/contributions/504/",
      `${archive}/20190904084932.gndrtewubqiaxmzy@pathway.suse.cz/`,
      `${archive}/20190905110955.wl4lwjbnpqybhkcn@pathway.suse.cz/`,
      `${archive}/20190905025055.36loaatxtkhdo4q5@treble/`,
      `${archive}/20190826145449.wyo7avwpqyriem46@treble/`,
      `${archive}/20191015182705.1aeec284@gandalf.local.home/`,
    ]);
  });
});
