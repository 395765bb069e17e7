import type { CardLayout, CardPart, FillPart, TextPart } from "@/board/shapes/card-parts";
import { baseline } from "@/board/shapes/text-width";
import { TickPaths } from "./card-drawing";
import { MarkPaths } from "./mark";
import type { ColorOf } from "./token-colors";

const RADIUS = 10;
const FONT = "'Inter Variable', Inter, ui-sans-serif, system-ui, sans-serif";

/** A layout as plain SVG: the same lines in the same places as on the screen. */
export function CardSvg({
  layout,
  colorOf,
  clipId,
}: {
  layout: CardLayout;
  colorOf: ColorOf;
  clipId: string;
}) {
  const { w, h, bar } = layout;
  return (
    <g>
      <rect y={1} width={w} height={h} rx={RADIUS} fill="#000" opacity={0.06} />
      <rect width={w} height={h} rx={RADIUS} fill={colorOf("surface")} />
      {bar ? (
        <>
          <clipPath id={clipId}>
            <rect width={w} height={h} rx={RADIUS} />
          </clipPath>
          <rect width={5} height={h} fill={colorOf(bar)} clipPath={`url(#${clipId})`} />
        </>
      ) : null}
      <rect
        x={0.5}
        y={0.5}
        width={w - 1}
        height={h - 1}
        rx={RADIUS - 0.5}
        fill="none"
        stroke={colorOf("line")}
        strokeWidth={1}
      />
      {layout.parts.map((part, i) => (
        <Part key={i} part={part} colorOf={colorOf} />
      ))}
    </g>
  );
}

function Part({ part, colorOf }: { part: CardPart; colorOf: ColorOf }) {
  switch (part.kind) {
    case "text":
      return <Text part={part} colorOf={colorOf} />;
    case "fill":
      return <path d={rounded(part)} fill={colorOf(part.fill)} />;
    case "rule":
      return <rect x={part.x} y={part.y} width={part.w} height={1} fill={colorOf("line")} />;
    case "mark":
      return (
        <g transform={`translate(${part.x} ${part.y}) scale(${part.size / 16})`}>
          <MarkPaths name={part.mark} color={colorOf(part.ink)} />
        </g>
      );
    case "tick":
      return (
        <g transform={`translate(${part.x} ${part.y})`}>
          <TickPaths part={part} colorOf={colorOf} />
        </g>
      );
  }
}

function Text({ part, colorOf }: { part: TextPart; colorOf: ColorOf }) {
  const { style, align = "start" } = part;
  return (
    <g
      fontFamily={FONT}
      fontSize={style.size}
      fontWeight={style.weight}
      fill={colorOf(part.ink)}
      textDecoration={part.struck ? "line-through" : undefined}
    >
      {part.lines.map((line, i) => {
        // A line from right to left begins at the right edge; `end` is its left one.
        const atRight = align === "end" ? !line.rtl : line.rtl;
        const x = align === "middle" ? part.x + part.w / 2 : atRight ? part.x + part.w : part.x;
        return (
          <text
            key={i}
            x={x}
            y={part.y + i * style.lineHeight + baseline(style)}
            textAnchor={align}
            direction={line.rtl ? "rtl" : "ltr"}
            xmlSpace="preserve"
            style={{ whiteSpace: "pre", fontKerning: "normal", fontVariantLigatures: "none" }}
          >
            {line.runs.map((run, j) => (
              <tspan key={j} fontWeight={run.weight} fill={run.ink ? colorOf(run.ink) : undefined}>
                {run.text}
              </tspan>
            ))}
          </text>
        );
      })}
    </g>
  );
}

function rounded({ x, y, w, h, radii }: FillPart): string {
  const most = Math.min(w, h) / 2;
  const [a, b, c, d] = radii.map((radius) => Math.min(radius, most)) as [number, number, number, number];
  return [
    `M${x + a} ${y}H${x + w - b}`,
    `A${b} ${b} 0 0 1 ${x + w} ${y + b}V${y + h - c}`,
    `A${c} ${c} 0 0 1 ${x + w - c} ${y + h}H${x + d}`,
    `A${d} ${d} 0 0 1 ${x} ${y + h - d}V${y + a}`,
    `A${a} ${a} 0 0 1 ${x + a} ${y}Z`,
  ].join("");
}
