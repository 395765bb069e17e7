/**
 * What people open over and beside the canvas, and what draws pictures of it: nothing of it is needed before a board can be
 * used. One script, fetched when the board is there (board-screen.tsx), so that each of its parts opens at once later.
 */
export { BoardDialogs } from "./board-dialogs";
export { OutlinePanel } from "./items/outline/outline-panel";
export { CaptureDialog } from "./session/capture-dialog";
export { SessionPanel } from "./session/session-panel";
export { drawThumbnails } from "./thumbnail/draw-thumbnail";
