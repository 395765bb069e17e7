import { memo, type CSSProperties } from "react";
import type { CardLayout, CardPart, TextPart, TickPart } from "@/board/shapes/card-parts";
import type { TextRun } from "@/board/shapes/text-lines";
import { t } from "@/client/ui/messages/t";
import { MarkPaths } from "./mark";
import { useTap, type Tap } from "./use-tap";

export interface CardDrawingProps {
  layout: CardLayout;
  /** Ticks the box of an action item; absent where nobody may. */
  onTick?: () => void;
  /** Whether links are reached by Tab: where there is no editing of the card in which they are. */
  linksInTabOrder: boolean;
}

/** Draws a layout as it is: every line stands where the layout put it, whatever the browser thinks. */
export const CardDrawing = memo(function CardDrawing({ layout, onTick, linksInTabOrder }: CardDrawingProps) {
  const tap = useTap();
  return (
    <div className="item-card" style={{ width: layout.w, height: layout.h }}>
      {layout.bar ? <div className="item-card-bar" style={{ background: `var(--${layout.bar})` }} /> : null}
      {layout.parts.map((part, i) => (
        <Part
          // Parts have no identity of their own: the layout is made anew with every change.
          key={i}
          part={part}
          tap={tap}
          onTick={onTick}
          linksInTabOrder={linksInTabOrder}
        />
      ))}
    </div>
  );
});

interface PartProps extends Omit<CardDrawingProps, "layout"> {
  part: CardPart;
  tap: Tap;
}

function Part({ part, tap, onTick, linksInTabOrder }: PartProps) {
  const at: CSSProperties = { left: part.x, top: part.y };
  switch (part.kind) {
    case "text":
      return <Text part={part} tap={tap} linksInTabOrder={linksInTabOrder} />;
    case "fill":
      return (
        <div
          style={{
            ...at,
            width: part.w,
            height: part.h,
            background: `var(--${part.fill})`,
            borderRadius: part.radii.map((radius) => `${radius}px`).join(" "),
          }}
        />
      );
    case "rule":
      return <div style={{ ...at, width: part.w, height: "var(--hair)", background: "var(--line)" }} />;
    case "mark":
      return (
        <svg style={at} width={part.size} height={part.size} viewBox="0 0 16 16" aria-hidden>
          <MarkPaths name={part.mark} color={`var(--${part.ink})`} />
        </svg>
      );
    case "tick":
      return <Tick part={part} tap={tap} onTick={onTick} />;
  }
}

function Text({ part, tap, linksInTabOrder }: { part: TextPart; tap: Tap; linksInTabOrder: boolean }) {
  const { style, align = "start" } = part;
  return (
    <div
      className={part.placeholder ? "item-text item-placeholder" : "item-text"}
      style={{
        left: part.x,
        top: part.y,
        width: part.w,
        fontSize: style.size,
        fontWeight: style.weight,
        lineHeight: `${style.lineHeight}px`,
        color: `var(--${part.ink})`,
        textAlign: align === "middle" ? "center" : align,
        textDecoration: part.struck ? "line-through" : undefined,
      }}
    >
      {part.lines.map((line, i) => (
        <div key={i} dir={line.rtl ? "rtl" : "ltr"} style={{ height: style.lineHeight }}>
          {line.runs.map((run, j) => (
            <Run key={j} run={run} tap={tap} linksInTabOrder={linksInTabOrder} />
          ))}
        </div>
      ))}
    </div>
  );
}

function Run({ run, tap, linksInTabOrder }: { run: TextRun; tap: Tap; linksInTabOrder: boolean }) {
  const style = { fontWeight: run.weight, color: run.ink ? `var(--${run.ink})` : undefined };
  if (!run.href) return <span style={style}>{run.text}</span>;
  const { href } = run;
  return (
    <a
      className="item-link"
      href={href}
      target="_blank"
      rel="noreferrer"
      draggable={false}
      tabIndex={linksInTabOrder ? 0 : -1}
      style={style}
      onPointerDown={tap(() => void window.open(href, "_blank", "noreferrer"))}
      // tldraw captures the pointer, so a click arrives here only by chance; with the keyboard always.
      onClick={(event) => {
        if (event.detail > 0) event.preventDefault();
      }}
    >
      {run.text}
    </a>
  );
}

function Tick({ part, tap, onTick }: { part: TickPart; tap: Tap; onTick?: () => void }) {
  const at = { left: part.x, top: part.y, width: part.size, height: part.size };
  return (
    <div
      role="checkbox"
      aria-checked={part.state === "done"}
      aria-disabled={onTick ? undefined : true}
      aria-label={t("action.status.done")}
      className={onTick ? "item-tick item-tick-live" : "item-tick"}
      data-state={part.state}
      style={at}
      onPointerDown={onTick ? tap(onTick) : undefined}
    >
      <TickPaths part={part} colorOf={(name) => `var(--${name})`} />
    </div>
  );
}

/** The box and its tick as SVG, in pixels of the board. */
export function TickPaths({ part, colorOf }: { part: TickPart; colorOf: (name: string) => string }) {
  const done = part.state === "done";
  const inset = 1;
  return (
    <svg width={part.size} height={part.size} viewBox={`0 0 ${part.size} ${part.size}`} aria-hidden>
      <rect
        x={inset}
        y={inset}
        width={part.size - 2 * inset}
        height={part.size - 2 * inset}
        rx={5}
        fill={done ? colorOf("ok") : "none"}
        stroke={colorOf(done ? "ok" : "line-strong")}
        strokeWidth={2}
      />
      {part.state === "open" ? null : (
        <g transform={`translate(${part.size * 0.15} ${part.size * 0.15}) scale(${(part.size * 0.7) / 16})`}>
          <MarkPaths name={done ? "check" : "minus"} color={colorOf(done ? "surface" : "muted")} />
        </g>
      )}
    </svg>
  );
}
