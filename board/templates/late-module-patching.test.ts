import { describe, expect, it } from "vitest";
import type { FeatureGridProps } from "../shapes/feature-grid";
import { inOrder } from "../shapes/item-fields";
import { markOf } from "../shapes/legends";
import { itemsOf, shapesOf, textOf } from "./testing/template-shapes";

/**
 * The public facts the example must show, frame by frame and row by row. Written out here once more, so that an
 * edit of the template that loses or changes a fact fails.
 */
const shapes = shapesOf("late-module-patching");
const everything = shapes.map(textOf).join("\n");

function one<T>(list: readonly T[]): T {
  const [first] = list;
  if (list.length !== 1 || first === undefined) throw new Error(`${list.length} instead of one`);
  return first;
}

/** A grid as rows of words: marks by their word, with the note behind a colon. */
function wordsOf(grid: FeatureGridProps): string[][] {
  const columns = inOrder(grid.columns);
  return [
    [grid.corner, ...columns.map(({ label }) => label)],
    ...inOrder(grid.rows).map((row) => [
      row.label,
      ...columns.map((column) => {
        const cell = grid.cells[`${row.id}:${column.id}`] ?? {};
        return [markOf(grid.legend, cell.status)?.word, cell.note].filter(Boolean).join(": ");
      }),
    ]),
  ];
}

const links = (evidence: Record<string, { index: string; url: string }>) =>
  inOrder(evidence).map(({ url }) => url);
const archive = (id: string) => `https://lore.kernel.org/live-patching/${id}/`;

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
    const questions = itemsOf(shapes, "question", "Problem scope").map(({ props }) => props);
    expect(
      questions.map(({ text, kind, status, answer, quantity }) => [
        text.slice(0, 24),
        kind,
        status,
        answer,
        quantity,
      ]),
    ).toEqual([
      ["Which code goes away if ", "scope", "open", "Partly visible in the “blue-sky” branch.", ""],
      ["Relocations are understo", "scope", "open", "Jump labels, alternatives, paravirt entries.", ""],
      ["Could problems be found ", "requirement", "open", "", ""],
      [
        "Could livepatch code be ",
        "requirement",
        "open",
        "Later: relocations are cleared on x86-64 since v6.3.",
        "",
      ],
      [
        "Do livepatches use these",
        "evidence",
        "answered",
        "One count, with its author’s caveat.",
        "3971 jump labels in 46902 functions, about 8.5 %",
      ],
      [
        "Is the limitation of the",
        "evidence",
        "parked",
        "Could not be quantified; probably why opinions differ.",
        "",
      ],
      ["How often do new problem", "evidence", "open", "", ""],
    ]);
    expect(questions.flatMap(({ evidence }) => links(evidence))).toEqual([
      archive("20190904084932.gndrtewubqiaxmzy@pathway.suse.cz"),
    ]);
  });

  it("weighs the nine proposals, with what became of each", () => {
    const proposals = ["1 of 2", "2 of 2"].flatMap((part) => itemsOf(shapes, "proposal", part));
    const marks = { positive: "+", negative: "−", blocking: "■" };
    expect(
      proposals.map(({ props }) => [
        props.title,
        props.disposition,
        ...inOrder(props.points).map(({ sign, text }) => `${marks[sign]} ${text}`),
        ...inOrder(props.code).map(({ label }) => label),
        ...(props.summary === "" ? [] : [props.summary]),
      ]),
    ).toEqual([
      [
        "Keep late patching, add self-tests",
        "open",
        "+ No limits for users",
        "− Every special section must be tracked per architecture; fragile",
      ],
      [
        "Clear relocations when the module unloads",
        "open",
        "+ Module can be reloaded; testable",
        "− Convoluted code per architecture; not universal",
        "x86-64 got it in v6.3.",
      ],
      [
        "Deny removal of a patched module",
        "rejected",
        "+ Least painful compromise if clearing is too complicated",
        "− First attempt incomplete; users lose rmmod",
      ],
      [
        "Build real relocations with a converter (klp-convert)",
        "open",
        "+ Real relocations for static symbols",
        "− Special sections remain a problem",
      ],
      [
        "Apply the relocations for the core kernel early",
        "accepted",
        "+ Deletes .klp.arch altogether",
        "− Jump labels only for keys of the core kernel",
        "Later accepted, v5.8 (2020).",
      ],
      [
        "Load the modules as dependencies of the livepatch",
        "rejected",
        "+ Removes notifiers and .klp.arch sections",
        "■ Loads unwanted modules, widens the attack surface",
        "− A module may be missing or blacklisted",
      ],
      [
        "Load modules half-way so that they are patched before they run",
        "needs-data",
        "+ Patched before exposed",
        "− Consistency with the file on disk; when does init run?",
      ],
      [
        "One livepatch module per patched object",
        "needs-patch",
        "+ Fits the module framework",
        "− No semantic change across objects; atomic transition is hard",
        "23-patch proof of concept, January 2020",
      ],
      [
        "“Blue-sky”: ship replacement modules and blacklist the old ones",
        "open",
        "+ Removes .klp.arch and the copied ELF data",
        "− New devices cannot load old modules; state space grows; partial revert",
        "“blue-sky” branch",
        "The session leaned to a variant: the livepatch’s own module files beside the modules.",
      ],
    ]);
  });

  it("compares the nine proposals by the six criteria of the list", () => {
    const grid = one(itemsOf(shapes, "feature-grid", "Criteria")).props;
    const [header, ...rows] = wordsOf(grid);
    expect(header).toEqual([
      "Proposal",
      "Implementation cost",
      "Maintenance cost",
      "Risks",
      "Possible hardening",
      "Effect visible to users",
      "Limits for authors",
    ]);
    expect(rows).toHaveLength(9);
    expect(rows.every((row) => row.slice(1).some((words) => words !== ""))).toBe(true);
    expect(links(grid.evidence)).toEqual([archive("20190905110955.wl4lwjbnpqybhkcn@pathway.suse.cz")]);
  });

  it("shows what was missing where in September 2019", () => {
    const grid = one(itemsOf(shapes, "feature-grid", "September 2019")).props;
    expect(wordsOf(grid)).toEqual([
      ["Feature", "x86_64", "ppc64le", "s390x", "arm64"],
      ["livepatch relocations", "ok", "ok", "ok", "unknown"],
      [".klp.arch.altinstructions", "ok", "TODO", "TODO", "unknown"],
      [".klp.arch.parainstructions", "ok", "unknown", "unknown", "unknown"],
      [".klp.arch.jump_labels", "TODO: had caused panics", "unknown", "unknown", "unknown"],
      ["reliable stack trace", "ok", "ok", "TODO: in review, November 2019", "TODO"],
      ["objtool", "ok", "TODO: prototype", "unknown", "unknown"],
      ["reload of a patched module", "TODO: broken", "TODO: broken", "unknown", "unknown"],
    ]);
    expect(grid.asOf).toBe("September 2019");
    expect(links(grid.evidence)).toEqual([
      archive("20190905025055.36loaatxtkhdo4q5@treble"),
      archive("20190826145449.wyo7avwpqyriem46@treble"),
      archive("20191015182705.1aeec284@gandalf.local.home"),
    ]);
  });

  it("shows the same question for kernel 7.2.13", () => {
    const grid = one(itemsOf(shapes, "feature-grid", "7.2.13")).props;
    expect(wordsOf(grid)).toEqual([
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
    expect(grid.title).toContain("arch/*/Kconfig");
  });

  it("keeps the decision, the dissent and the action items, and what they come from", () => {
    const titles = new Map<string, string>(
      shapes.flatMap((shape) => {
        const { title, text } = shape.props as { title?: string; text?: string };
        return title || text ? [[shape.id, `${title ?? text}`.slice(0, 24)] as const] : [];
      }),
    );
    const { props } = one(itemsOf(shapes, "decision", "Decision and action items"));
    expect(props.text).toBe("Explore livepatch module files on disk beside the modules they patch");
    expect(inOrder(props.dissent).map(({ who, why }) => `${who} ${why}`)).toEqual([
      "Distributions would not accept forced loading",
    ]);
    expect(inOrder(props.restsOn).map(({ id }) => titles.get(id))).toEqual([
      "“Blue-sky”: ship replace",
      "Do livepatches use these",
    ]);
    const actions = itemsOf(shapes, "action-item", "Decision and action items");
    expect(
      actions.map(({ props: { text, owner, due, status, origin } }) => [
        text,
        owner,
        due,
        status,
        titles.get(origin) ?? "",
      ]),
    ).toEqual([
      [
        "Write the overview of proposals with positives and negatives",
        "facilitator",
        "before the session",
        "open",
        "",
      ],
      [
        "Count uses of special sections in shipped livepatches",
        "",
        "next merge window",
        "open",
        "Do livepatches use these",
      ],
      ["Publish the per-object proof of concept", "", "January 2020", "done", "One livepatch module per"],
      [
        "Find one home for the record: done 65 days later; the reason this product exists",
        "",
        "",
        "done",
        "",
      ],
    ]);
  });

  it("opens its background in the public archive", () => {
    const urls = shapes.flatMap((shape) =>
      shape.type === "geo" ? [(shape.props as { url: string }).url] : [],
    );
    expect(urls).toEqual([
      "https://lpc.events/event/4/contributions/504/",
      archive("20190904084932.gndrtewubqiaxmzy@pathway.suse.cz"),
    ]);
  });
});
