"use client";

import type { TLComponents } from "tldraw";

import { CanvasCrash } from "./canvas-crash";
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
};

export const EDITING_COMPONENTS: TLComponents = ALWAYS;

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
