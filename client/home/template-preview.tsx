import type { ReactNode } from "react";
import type { TemplateId } from "@/contract/api";

/** A small drawing of what a template puts on the board. Decorative: its title stands beside it. */
export function TemplatePreview({ template, className }: { template: TemplateId; className?: string }) {
  return (
    <svg viewBox="0 0 160 96" className={className} aria-hidden preserveAspectRatio="xMidYMid meet">
      {DRAWINGS[template]}
    </svg>
  );
}

const line = {
  stroke: "var(--line-strong)",
  strokeWidth: 1.5,
  fill: "none",
  strokeLinecap: "round",
} as const;

function Card({ x, y, w, h, edge }: { x: number; y: number; w: number; h: number; edge?: string }) {
  return (
    <>
      <rect
        x={x}
        y={y}
        width={w}
        height={h}
        rx={4}
        fill="var(--surface)"
        stroke="var(--line-strong)"
        strokeWidth={1.2}
      />
      {edge ? <rect x={x} y={y + 4} width={2.6} height={h - 8} rx={1.3} fill={edge} /> : null}
    </>
  );
}

/** A line of writing. */
function Text({ x, y, w, strong = false }: { x: number; y: number; w: number; strong?: boolean }) {
  return (
    <rect
      x={x}
      y={y}
      width={w}
      height={strong ? 3.4 : 2.4}
      rx={1.2}
      fill={strong ? "var(--ink)" : "var(--line-strong)"}
      opacity={strong ? 0.75 : 1}
    />
  );
}

function Pill({
  x,
  y,
  w,
  tone,
}: {
  x: number;
  y: number;
  w: number;
  tone: "ok" | "todo" | "block" | "cond";
}) {
  return <rect x={x} y={y} width={w} height={5} rx={2.5} fill={`var(--${tone})`} opacity={0.75} />;
}

const CELLS = [
  "ok",
  "ok",
  "todo",
  "ok",
  "todo",
  "unknown",
  "cond",
  "ok",
  "unknown",
  "ok",
  "ok",
  "todo",
] as const;

const DRAWINGS: Record<TemplateId, ReactNode> = {
  blank: (
    <path
      d="M52 56c9-22 18-23 20-16 2.2 6.5-7 16-1 18s9-11 15.5-10.5S91 54 104 53"
      stroke="var(--accent)"
      strokeWidth={2.6}
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  "problem-scope": (
    <>
      <Card x={14} y={12} w={60} h={32} edge="var(--ok)" />
      <Text x={22} y={19} w={36} strong />
      <Text x={22} y={27} w={44} />
      <Pill x={22} y={34} w={18} tone="ok" />
      <Card x={86} y={12} w={60} h={32} edge="var(--todo)" />
      <Text x={94} y={19} w={42} strong />
      <Text x={94} y={27} w={30} />
      <Pill x={94} y={34} w={14} tone="todo" />
      <Card x={14} y={52} w={60} h={32} edge="var(--todo)" />
      <Text x={22} y={59} w={40} strong />
      <Text x={22} y={67} w={26} />
      <Pill x={22} y={74} w={14} tone="todo" />
      <Card x={86} y={52} w={60} h={32} edge="var(--line-strong)" />
      <Text x={94} y={59} w={34} strong />
      <Text x={94} y={67} w={44} />
    </>
  ),
  proposals: (
    <>
      {[14, 60, 106].map((x, column) => (
        <g key={x}>
          <Card x={x} y={12} w={40} h={72} />
          <Text x={x + 6} y={19} w={column === 1 ? 22 : 28} strong />
          <Text x={x + 6} y={27} w={26} />
          {[38, 50, 62].map((y, row) => {
            const tone = (["ok", "ok", "todo", "ok", "todo", "block", "ok", "todo", "todo"] as const)[
              column * 3 + row
            ];
            return (
              <g key={y}>
                <path d={`M${x + 6} ${y - 3}h28`} {...line} strokeWidth={0.8} />
                <rect x={x + 6} y={y} width={4.5} height={4.5} rx={1.2} fill={`var(--${tone})`} />
                <Text x={x + 14} y={y + 1} w={row === 1 ? 14 : 20} />
              </g>
            );
          })}
        </g>
      ))}
    </>
  ),
  "feature-grid": (
    <>
      <Card x={14} y={12} w={132} h={72} />
      {[0, 1, 2].map((column) => (
        <Text key={column} x={58 + column * 30} y={20} w={16} strong />
      ))}
      {[0, 1, 2, 3].map((row) => (
        <g key={row}>
          <path d={`M14 ${29 + row * 14}h132`} {...line} strokeWidth={0.8} />
          <Text x={21} y={34.5 + row * 14} w={row % 2 ? 24 : 28} />
          {[0, 1, 2].map((column) => (
            <rect
              key={column}
              x={55 + column * 30}
              y={31.5 + row * 14}
              width={27}
              height={9}
              rx={2}
              fill={`var(--${CELLS[row * 3 + column]}-soft)`}
              stroke={`var(--${CELLS[row * 3 + column]})`}
              strokeOpacity={0.45}
              strokeWidth={0.9}
            />
          ))}
        </g>
      ))}
    </>
  ),
  "discussion-session": (
    <>
      <Card x={14} y={12} w={38} h={72} />
      <Text x={20} y={19} w={20} strong />
      {[29, 40, 51, 62].map((y, row) => (
        <g key={y}>
          <circle cx={23} cy={y + 1.5} r={2.6} fill={row === 0 ? "var(--accent)" : "var(--line-strong)"} />
          <Text x={29} y={y} w={row === 2 ? 12 : 17} />
        </g>
      ))}
      <rect x={60} y={12} width={86} height={42} rx={4} {...line} strokeDasharray="4 4" />
      <path
        d="M72 42c8-18 16-18 18-12 2 5-5 13-.5 14s8-9 13-8 4 5 24 1"
        stroke="var(--accent)"
        strokeWidth={2}
        fill="none"
        strokeLinecap="round"
      />
      <Card x={60} y={60} w={40} h={24} edge="var(--accent)" />
      <Text x={67} y={67} w={22} strong />
      <Text x={67} y={74} w={27} />
      <Card x={106} y={60} w={40} h={24} />
      <rect x={112} y={67} width={7} height={7} rx={2} {...line} />
      <Text x={123} y={69} w={17} strong />
    </>
  ),
  "late-module-patching": (
    <>
      <Card x={14} y={12} w={42} h={34} edge="var(--ok)" />
      <Text x={21} y={18} w={26} strong />
      <Text x={21} y={26} w={28} />
      <Pill x={21} y={34} w={16} tone="ok" />
      <Card x={14} y={52} w={42} h={32} edge="var(--todo)" />
      <Text x={21} y={58} w={22} strong />
      <Text x={21} y={66} w={28} />
      <Pill x={21} y={73} w={12} tone="todo" />
      <Card x={64} y={12} w={82} h={40} />
      {[0, 1, 2].map((row) => (
        <g key={row}>
          <Text x={69} y={19.5 + row * 11} w={20} />
          {[0, 1, 2].map((column) => (
            <rect
              key={column}
              x={94 + column * 17}
              y={17 + row * 11}
              width={14.5}
              height={7.5}
              rx={1.6}
              fill={`var(--${CELLS[row * 3 + column]}-soft)`}
              stroke={`var(--${CELLS[row * 3 + column]})`}
              strokeOpacity={0.45}
              strokeWidth={0.9}
            />
          ))}
        </g>
      ))}
      <path d="M56 29h8M105 52v8" {...line} />
      <Card x={64} y={60} w={82} h={24} edge="var(--accent)" />
      <Text x={72} y={66} w={48} strong />
      <Text x={72} y={74} w={62} />
    </>
  ),
};
