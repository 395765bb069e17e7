import {
  atom,
  BaseBoxShapeUtil,
  createComputedCache,
  HTMLContainer,
  Rectangle2d,
  resizeBox,
  useEditor,
  useValue,
  type Editor,
  type SvgExportContext,
  type TLResizeInfo,
} from "tldraw";
import { useMemo } from "react";
import {
  featureGridMigrations,
  featureGridProps,
  newFeatureGrid,
  type FeatureGridShape,
} from "@/board/shapes/feature-grid";
import { createCellSetter, layoutGrid, type GridLayout } from "@/board/shapes/feature-grid-layout";
import { itemPlainText } from "@/board/shapes/item-plain-text";
import { describeItem } from "../describe-item";
import { embedInter } from "../embed-inter";
import { useItems } from "../items-context";
import { readTokenColors } from "../token-colors";
import "./grid.css";
import { GridDrawing } from "./grid-drawing";
import { GridEditing } from "./grid-editing";
import { GridPeople } from "./grid-people";
import { positionAt } from "./grid-boxes";
import { cursorAt, type GridCursor } from "./grid-cursor";
import { gridMint } from "./grid-mint";
import type { GridSelection } from "./grid-selection";
import { GridSvg } from "./grid-svg";
import { createGridWords } from "./grid-words";

const LEAST = { w: 320, h: 80 };
const RADIUS = 10;
/** Rows and columns of a new grid. */
const NEW_ROWS = 4;
const NEW_COLUMNS = 4;

/** A feature grid on the canvas: drawn from its layout, edited like a spreadsheet. */
export class FeatureGridShapeUtil extends BaseBoxShapeUtil<FeatureGridShape> {
  static override type = "feature-grid" as const;
  static override props = featureGridProps;
  static override migrations = featureGridMigrations;

  /** Where the person is in the grid that is edited. */
  readonly selection: GridSelection = atom<GridCursor | null>("grid cursor", null);
  /** Where the double click was with which the editing begins; null when a key begins it. */
  private clicked: GridCursor | null = null;
  private readonly setCell = createCellSetter();
  private readonly layouts = createComputedCache<Editor, GridLayout, FeatureGridShape>(
    "grid layouts",
    (_editor, shape) => this.layOut(shape),
    { areRecordsEqual: (a, b) => a.props === b.props },
  );

  override canEdit = () => true;
  override canTabTo = () => true;
  override isAspectRatioLocked = () => false;

  override getDefaultProps() {
    const lines = (count: number) => {
      const indexes = gridMint.indexes(null, null, count);
      return Object.fromEntries(indexes.map((index) => [gridMint.id(), { index, label: "" }]));
    };
    return { ...newFeatureGrid(), rows: lines(NEW_ROWS), columns: lines(NEW_COLUMNS) };
  }

  /** The layout of a grid, from the cache when it is the one on the board. */
  layoutOf(shape: FeatureGridShape): GridLayout {
    const cached =
      this.editor.getShape(shape.id) === shape ? this.layouts.get(this.editor, shape.id) : undefined;
    return cached ?? this.layOut(shape);
  }

  private layOut({ props }: FeatureGridShape): GridLayout {
    return layoutGrid(props, createGridWords(props.legend).title, this.setCell);
  }

  override getGeometry(shape: FeatureGridShape) {
    const { w, h } = this.layoutOf(shape);
    return new Rectangle2d({ width: w, height: h, isFilled: true });
  }

  override getText(shape: FeatureGridShape): string {
    return itemPlainText(shape);
  }

  override getAriaDescriptor(shape: FeatureGridShape): string {
    return describeItem(shape);
  }

  /** The width is shared by the columns; the height is at least that of the rows. */
  override onResize(shape: FeatureGridShape, info: TLResizeInfo<FeatureGridShape>) {
    const { initialShape, initialBounds, scaleY, handle } = info;
    const sideways = scaleY === 1 && (handle === "left" || handle === "right");
    const from = { ...shape, props: { ...shape.props, w: initialBounds.w, h: initialBounds.h } };
    const resized = resizeBox(from, info, { minWidth: LEAST.w, minHeight: LEAST.h });
    return { ...resized, props: { ...resized.props, h: sideways ? initialShape.props.h : resized.props.h } };
  }

  /** Who double-clicks a cell wants to work on that one. */
  override onDoubleClick(shape: FeatureGridShape) {
    const point = this.editor.getPointInShapeSpace(shape, this.editor.inputs.currentPagePoint);
    const at = this.editor.isShapeOrAncestorLocked(shape) ? null : positionAt(this.layoutOf(shape), point);
    this.clicked = at && cursorAt(at.row, at.column);
  }

  override onEditStart() {
    this.selection.set(this.clicked);
    this.clicked = null;
  }

  override component(shape: FeatureGridShape) {
    return (
      <HTMLContainer style={{ pointerEvents: "none" }}>
        <FeatureGrid shape={shape} util={this} />
      </HTMLContainer>
    );
  }

  override indicator(shape: FeatureGridShape) {
    const { w, h } = this.layoutOf(shape);
    return <rect width={w} height={h} rx={RADIUS} />;
  }

  override toSvg(shape: FeatureGridShape, context: SvgExportContext) {
    const page = this.editor.getContainer().ownerDocument;
    const words = createGridWords(shape.props.legend);
    const layout = this.layoutOf(shape);
    const said = `${words.kind}${words.sum}${words.title}${words.about(layout.about)}`;
    embedInter(context, page, `${itemPlainText(shape)}${said}0123456789/.`);
    return (
      <GridSvg
        layout={layout}
        legend={shape.props.legend}
        words={words}
        titleMissing={shape.props.title === ""}
        colorOf={readTokenColors(page, context.isDarkMode)}
        clipId={`grid-${shape.id.replace(/\W/g, "-")}`}
      />
    );
  }
}

function FeatureGrid({ shape, util }: { shape: FeatureGridShape; util: FeatureGridShapeUtil }) {
  const editor = useEditor();
  const items = useItems();
  const layout = useValue("grid layout", () => util.layoutOf(shape), [util, shape]);
  const readonly = useValue("readonly", () => editor.getIsReadonly(), [editor]);
  const words = useMemo(() => createGridWords(shape.props.legend), [shape.props.legend]);
  const editing = useValue("is editing", () => editor.getEditingShapeId() === shape.id, [editor, shape.id]);
  return (
    <>
      <GridDrawing
        layout={layout}
        legend={shape.props.legend}
        words={words}
        titleMissing={shape.props.title === ""}
        linksInTabOrder={readonly}
      />
      {editing && items?.mayEdit ? (
        <GridEditing shape={shape} layout={layout} selection={util.selection} />
      ) : (
        <GridPeople itemId={shape.id} layout={layout} />
      )}
    </>
  );
}
