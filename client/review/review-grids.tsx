import { Table2 } from "lucide-react";
import type { RecordCell, RecordGrid } from "@/board/record/board-record";
import { cellWord } from "@/board/record/status-words";
import { markOf, type Tone } from "@/board/shapes/legends";
import { classNames } from "@/client/ui/class-names";
import { t } from "@/client/ui/messages/t";
import { ItemLink, ReviewItem } from "./review-item";

const TONES: Readonly<Record<Tone, string>> = {
  ok: "bg-ok-soft text-ok",
  todo: "bg-todo-soft text-todo",
  never: "bg-never-soft text-never",
  cond: "bg-cond-soft text-cond",
  block: "bg-block-soft text-block",
  accent: "bg-accent-soft text-accent",
  unknown: "text-faint",
};

/** Feature grids as tables; a wide one scrolls by itself, not the page. */
export function ReviewGrids({ boardId, grids }: { boardId: string; grids: readonly RecordGrid[] }) {
  return (
    <div className="grid grid-cols-1 gap-8">
      {grids.map((grid) => (
        <ReviewItem
          key={grid.id}
          id={grid.id}
          boardId={boardId}
          actions={
            <a
              href={`/api/boards/${boardId}/record.csv?table=${encodeURIComponent(grid.id)}`}
              className="inline-flex items-center gap-1 text-faint hover:text-accent"
            >
              <Table2 size={13} aria-hidden />
              {t("export.gridCsv")}
            </a>
          }
        >
          <h3 className="text-lg leading-snug font-[620] wrap-anywhere">
            {grid.title || t("review.untitledGrid")}
          </h3>
          {grid.asOf === "" && grid.evidence.length === 0 ? null : (
            <p className="text-base text-muted">
              {grid.asOf === "" ? null : t("review.asOf", { date: grid.asOf })}
              {grid.evidence.map((link, n) => (
                <span key={n}>
                  {n > 0 || grid.asOf !== "" ? " · " : ""}
                  <ItemLink {...link} />
                </span>
              ))}
            </p>
          )}
          <div
            className="mt-2 overflow-x-auto rounded-sm border border-line print:overflow-visible"
            role="region"
            aria-label={grid.title || t("review.untitledGrid")}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
            tabIndex={0}
          >
            <table className="w-full border-collapse bg-surface text-sm">
              <thead>
                <tr>
                  {[grid.corner, ...grid.columns].map((label, n) => (
                    <th
                      key={n}
                      scope="col"
                      className="border-b border-l border-line bg-paper px-2.5 py-2 text-left font-[620] whitespace-nowrap text-muted first:border-l-0"
                    >
                      {label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {grid.rows.map(({ label, cells }, row) => (
                  <tr key={row} className="border-b border-line last:border-b-0 print:break-inside-avoid">
                    <th scope="row" className="px-2.5 py-2 text-left align-top font-[500]">
                      {label}
                    </th>
                    {cells.map((cell, column) => (
                      <Cell key={column} grid={grid} cell={cell} />
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </ReviewItem>
      ))}
    </div>
  );
}

function Cell({ grid, cell }: { grid: RecordGrid; cell: RecordCell }) {
  const { status, note, evidence, asOf } = cell;
  const mark = markOf(grid.legend, status);
  return (
    <td className={classNames("border-l border-line px-2.5 py-2 align-top", mark ? TONES[mark.tone] : "")}>
      {status === "" ? null : (
        <span className="font-[600] whitespace-nowrap">
          {mark ? <span aria-hidden>{mark.mark} </span> : null}
          {cellWord(grid.legend, status)}
        </span>
      )}
      {note === "" ? null : <span className="block text-xs text-muted">{note}</span>}
      {asOf === "" ? null : (
        <span className="block text-xs text-muted">{t("review.asOf", { date: asOf })}</span>
      )}
      {evidence === "" ? null : (
        <span className="block text-xs">
          <ItemLink url={evidence} label={t("review.source")} />
        </span>
      )}
    </td>
  );
}
