"use client";

import type { TLComponents } from "tldraw";
import { CanvasCrash } from "./canvas-crash";
import { PeerBrush } from "./drags/peer-brush";
import { PeerIndicator } from "./drags/peer-indicator";
import { ItemShortcutsDialog } from "./items/create/item-shortcuts-dialog";
import { ItemToolbar } from "./items/create/item-toolbar";
import { ItemContextMenu } from "./items/item-context-menu";
import { ItemsInFront } from "./items/items-in-front";
import { ItemStylePanel } from "./items/style-panel";
import { BoardOverlays } from "./board-overlays";
import { CanvasMainMenu } from "./canvas-main-menu";

/*
 * Which of tldraw's own parts are shown. People, connection and sharing stand in our header; everything else stays
 * tldraw's. Constants: a new object on each render would rebuild tldraw's interface.
 */

const ALWAYS: TLComponents = {
  SharePanel: null,
  TopPanel: null,
  MainMenu: CanvasMainMenu,
  ErrorFallback: CanvasCrash,
  CollaboratorBrush: PeerBrush,
  CollaboratorShapeIndicator: PeerIndicator,
  ContextMenu: ItemContextMenu,
  Overlays: BoardOverlays,
};

export const EDITING_COMPONENTS: TLComponents = {
  ...ALWAYS,
  Toolbar: ItemToolbar,
  KeyboardShortcutsDialog: ItemShortcutsDialog,
  StylePanel: ItemStylePanel,
  InFrontOfTheCanvas: ItemsInFront,
};

/** Reading: no tools to pick. Zoom, pages, export and copying stay. */
export const READING_COMPONENTS: TLComponents = {
  ...ALWAYS,
  Toolbar: null,
  StylePanel: null,
  QuickActions: null,
  ActionsMenu: null,
  HelperButtons: null,
  RichTextToolbar: null,
  ImageToolbar: null,
  VideoToolbar: null,
  CursorChatBubble: null,
};

/** The room's screen: nobody there can go to where the tips at its edge point. */
export const ROOM_COMPONENTS: TLComponents = { ...READING_COMPONENTS, CollaboratorHint: null };
