import type { TemplateId } from "@/contract/api";
import type { ActionItemProps } from "../shapes/action-item";
import type { DecisionProps } from "../shapes/decision";
import type { FeatureGridProps, GridCell } from "../shapes/feature-grid";
import type { PointSign, ProposalProps } from "../shapes/proposal";
import type { QuestionProps } from "../shapes/question";

/**
 * What a template says, without coordinates: frames that a room reads from left to right, each a column of blocks.
 * `layout-template.ts` turns it into tldraw records.
 */
export interface Template {
  id: TemplateId;
  title: string;
  /** One sentence for the start page. */
  description: string;
  /** Address of the thread the discussion came from. */
  origin?: string;
  frames: readonly TemplateFrame[];
}

export interface TemplateFrame {
  /** Shown above the frame, and by which people find it. */
  name: string;
  blocks: readonly Block[];
}

export type Block =
  | { kind: "heading"; text: string }
  | { kind: "text"; text: string; lead?: boolean }
  /** Cards in rows, each row as high as its highest card. */
  | { kind: "cards"; columns: number; cards: readonly TemplateCard[] }
  | { kind: "grid"; grid: TemplateGrid }
  | { kind: "notes"; notes: readonly { text: string; color: NoteColor }[] }
  /** Boxes that open an address. */
  | { kind: "links"; links: readonly { text: string; url: string }[] };

export type NoteColor = "yellow" | "light-blue" | "light-green" | "light-red" | "light-violet";

/** A field that is left out is empty, and the card says what belongs there. */
export type TemplateCard = { key?: string } & (
  | ({ type: "question"; evidence?: readonly TemplateLink[] } & Partial<
      Omit<QuestionProps, Place | "evidence">
    >)
  | ({
      type: "proposal";
      points?: readonly { sign: PointSign; text: string }[];
      code?: readonly { label: string; url?: string; effect?: string }[];
    } & Partial<Omit<ProposalProps, Place | "points" | "code">>)
  | ({
      type: "decision";
      dissent?: readonly { who: string; why: string }[];
      /** Keys of other cards of the template. */
      restsOn?: readonly string[];
    } & Partial<Omit<DecisionProps, Place | "dissent" | "restsOn">>)
  /** `origin`: the key of another card. */
  | ({ type: "action-item" } & Partial<Omit<ActionItemProps, Place>>)
);

type Place = "w" | "h";

export interface TemplateLink {
  url: string;
  label: string;
}

export interface TemplateGrid extends Pick<FeatureGridProps, "title" | "legend" | "corner"> {
  columns: readonly string[];
  /** Cells in the order of the columns; those left out are empty. */
  rows: readonly { label: string; cells?: readonly Partial<GridCell>[] }[];
  asOf?: string;
  evidence?: readonly TemplateLink[];
}
