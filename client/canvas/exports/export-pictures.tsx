"use client";

import { Download, Moon, Sun } from "lucide-react";
import { useMemo, useState } from "react";
import type { Editor, TLShapeId } from "tldraw";
import { Button } from "@/client/ui/button";
import { SelectField } from "@/client/ui/field";
import { t } from "@/client/ui/messages/t";
import { Segmented } from "@/client/ui/segmented";
import { saveFile } from "../withheld/save-file";
import { drawSvg, pictureBounds, pngOf } from "./draw-picture";
import { exportFileName } from "./file-name";
import { framesOf } from "./frames-of";
import { JobLine } from "./job-line";
import { isTooLarge, pictureSize } from "./picture-size";
import { openStillEditor } from "./still-editor";
import { useExportJob } from "./use-export-job";

type Format = "png" | "svg" | "pdf";
const SCALES = ["1", "2", "4"] as const;

/** What can be drawn: the selection, the page, or one frame. */
interface Subject {
  value: string;
  label: string;
  /** For the file, beside the board's title. */
  name: string;
  shapes: readonly TLShapeId[];
}

function subjectsOf(editor: Editor): Subject[] {
  const selected = editor.getSelectedShapeIds();
  const page = editor.getCurrentPage();
  return [
    ...(selected.length === 0
      ? []
      : [
          {
            value: "selection",
            label: t("export.selection", { n: selected.length }),
            name: "",
            shapes: selected,
          },
        ]),
    {
      value: "page",
      label: t("export.page", { name: page.name }),
      name: editor.getPages().length > 1 ? page.name : "",
      shapes: [...editor.getCurrentPageShapeIds()].filter((id) => editor.getShape(id)?.parentId === page.id),
    },
    ...framesOf(editor).map(({ frame, name }) => ({
      value: frame.id,
      label: name === "" ? t("export.unnamedFrame") : t("export.frame", { name }),
      name,
      shapes: [frame.id],
    })),
  ];
}

/** A picture of the selection, the page or a frame as PNG or SVG, or all frames as PDF. */
export function ExportPictures({ title, editor }: { title: string; editor: Editor }) {
  // As the board was when the dialog opened: names and numbers must not jump under the pointer.
  const [subjects] = useState(() => subjectsOf(editor));
  const [frames] = useState(() => framesOf(editor).length);
  const [format, setFormat] = useState<Format>("png");
  const [chosen, setChosen] = useState(subjects[0]?.value ?? "page");
  const [colors, setColors] = useState<"light" | "dark">(editor.user.getIsDarkMode() ? "dark" : "light");
  const [paper, setPaper] = useState<"paper" | "transparent">("paper");
  const [scale, setScale] = useState<(typeof SCALES)[number]>("2");
  const job = useExportJob();

  const subject = subjects.find(({ value }) => value === chosen) ?? subjects[0];
  const bounds = useMemo(() => (subject ? pictureBounds(editor, subject.shapes) : null), [editor, subject]);
  const size = bounds && pictureSize(bounds, Number(scale));
  const tooLarge = format === "png" && size !== null && isTooLarge(size);
  const pixels = size && { w: size.width.toLocaleString(), h: size.height.toLocaleString() };
  const nothing = format === "pdf" ? frames === 0 : bounds === null;
  const dark = colors === "dark";

  const draw = () =>
    job.run(
      async (say, signal) => {
        if (format === "pdf") {
          say(t("export.drawing"));
          // Few need it, and not at once.
          const { framesPdf } = await import("./frames-pdf");
          const pdf = await framesPdf(editor, {
            title,
            dark,
            unnamed: t("export.unnamedFrame"),
            onProgress: (done, of) => say(t("export.drawingPage", { n: done + 1, of })),
            signal,
          });
          return save(pdf, exportFileName([title], "pdf"));
        }
        say(t("export.drawing"));
        const drawn =
          subject && (await drawSubject(editor, subject, { dark, background: paper === "paper" }));
        if (!drawn) throw new Error("there is nothing to draw");
        signal.throwIfAborted();
        const file =
          format === "svg"
            ? new Blob([drawn.svg], { type: "image/svg+xml" })
            : await pngOf(drawn, Number(scale));
        return save(file, exportFileName([title, subject?.name ?? ""], format));
      },
      // Whatever tldraw and the browser threw says nothing to people.
      () => t("export.failed"),
    );

  return (
    <div className="grid gap-4">
      <Segmented
        legend={t("export.format")}
        value={format}
        onChange={(next) => {
          setFormat(next);
          job.reset();
        }}
        options={[
          { value: "png", label: "PNG" },
          { value: "svg", label: "SVG" },
          { value: "pdf", label: "PDF" },
        ]}
      />
      {format === "pdf" ? (
        <p className="text-sm text-pretty text-muted">
          {frames === 0 ? t("export.noFrames") : t("export.pdfText", { n: frames })}
        </p>
      ) : (
        <SelectField
          label={t("export.what")}
          value={chosen}
          error={bounds === null ? t("export.nothing") : null}
          onChange={(event) => {
            setChosen(event.target.value);
            job.reset();
          }}
        >
          {subjects.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Segmented<"light" | "dark">
          legend={t("export.colors")}
          value={colors}
          onChange={setColors}
          options={[
            { value: "light", label: t("theme.light"), icon: <Sun size={16} aria-hidden /> },
            { value: "dark", label: t("theme.dark"), icon: <Moon size={16} aria-hidden /> },
          ]}
        />
        {format === "pdf" ? null : (
          <Segmented<"paper" | "transparent">
            legend={t("export.background")}
            value={paper}
            onChange={setPaper}
            options={[
              { value: "paper", label: t("export.paper") },
              { value: "transparent", label: t("export.transparent") },
            ]}
          />
        )}
      </div>
      {format === "png" ? (
        <Segmented
          legend={t("export.size")}
          value={scale}
          onChange={(next) => {
            setScale(next);
            job.reset();
          }}
          options={SCALES.map((value) => ({ value, label: `${value}×` }))}
          hint={pixels && !tooLarge ? t("export.pixels", pixels) : undefined}
        />
      ) : null}
      {tooLarge && pixels ? (
        <p role="alert" className="-mt-2 text-sm font-[560] text-block">
          {t("export.tooLarge", pixels)}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1">
          <JobLine state={job.state} />
        </div>
        <Button
          look="primary"
          disabled={nothing || tooLarge || job.state.kind === "busy"}
          onClick={draw}
          className="max-sm:w-full"
        >
          <Download size={16} aria-hidden />
          {t("export.download")}
        </Button>
      </div>
    </div>
  );
}

function save(file: Blob, name: string): string {
  saveFile(file, name);
  return t("export.done", { file: name });
}

async function drawSubject(
  live: Editor,
  subject: Subject,
  options: { dark: boolean; background: boolean },
): ReturnType<typeof drawSvg> {
  const still = openStillEditor(live, options.dark);
  try {
    const { editor } = still;
    const [first] = subject.shapes;
    const page = first && editor.getAncestorPageId(first);
    if (page) editor.setCurrentPage(page);
    return await drawSvg(editor, { shapes: subject.shapes, ...options });
  } finally {
    still.dispose();
  }
}
