import { react, TLINSTANCE_ID, TLPOINTER_ID, type Editor, type TLPointer, type TLScribble } from "tldraw";
import type { Awareness } from "y-protocols/awareness";
import { LIMITS } from "@/contract/limits";
import { readPresence, readWho, type Presence, type PresenceInput } from "@/contract/presence";
import { may, type Role } from "@/contract/roles";
import type { Peer } from "./board-connection";
import type { Clock } from "./clock";
import { followLocalDrag, type LocalDrag } from "./local-drag";
import { MANY_SHAPES } from "./outgoing-writer";
import { createPresencePace } from "./presence-pace";

/** More selected shapes are told as the box around them: select-all on a large board would be 150 kB an update. */
const MAX_SELECTION = MANY_SHAPES;
const MAX_SCRIBBLES = 8;
const MAX_SCRIBBLE_POINTS = 200;

export interface LocalPresenceOptions {
  awareness: Awareness;
  clock: Clock;
  role(): Role;
  person(): { name: string; color: string } | null;
  /** Whether changes of the person wait to be written to the document. */
  hasPending(): boolean;
  /** The text of an item that the person types into. */
  editing(): Presence["editing"];
}

/** What this client tells the others about the person: as much as its role allows, at most 25 times a second. */
export interface LocalPresence {
  /** Name, colour or role changed. */
  update(): void;
  attachEditor(editor: Editor): () => void;
  stop(): void;
}

export function createLocalPresence(options: LocalPresenceOptions): LocalPresence {
  const { awareness, clock } = options;
  let pointing: Partial<PresenceInput> = {};
  let lastSent = "";
  const pace = createPresencePace(clock, send);

  function state(): Partial<PresenceInput> {
    const [role, person] = [options.role(), options.person()];
    // A big screen is nobody, but it is counted: the server adds the role.
    if (!may(role, "presence") || !person) return { name: "" };
    const name = { name: person.name.slice(0, LIMITS.nameChars) };
    if (!may(role, "cursor")) return name;
    const editing = options.editing() ?? null;
    return { ...name, color: person.color, ...pointing, ...(editing && { editing }) };
  }

  function send(): void {
    const next = state();
    const text = JSON.stringify(next);
    if (text === lastSent) return;
    lastSent = text;
    awareness.setLocalState(
      text.length > LIMITS.presenceBytes
        ? { ...next, scribbles: undefined, selection: undefined, dragged: undefined, draggedTo: undefined }
        : next,
    );
  }

  return {
    update() {
      // Sent even if it reads the same: with another role the server shows another part of it.
      lastSent = "";
      pace.now();
    },
    attachEditor(editor) {
      const drag = followLocalDrag(editor, {
        clock,
        hasPending: options.hasPending,
        resizedFrom: MANY_SHAPES + 1,
      });
      const stop = react("local presence", () => {
        pointing = pointingOf(editor, drag);
        pace.soon();
      });
      return () => {
        stop();
        drag.stop();
        pointing = {};
        pace.now();
      };
    },
    stop: pace.stop,
  };
}

/** Fewer digits than the pointer has: nobody sees a hundredth of a pixel of a cursor. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Without what is empty: each key travels only when it changes, but also when it begins and ends. */
function pointingOf(editor: Editor, drag: LocalDrag): Partial<PresenceInput> {
  const instance = editor.getInstanceState();
  const pointer = editor.store.get(TLPOINTER_ID) as TLPointer | undefined;
  const { x, y, z } = editor.getCamera();
  const scribbles = instance.scribbles.slice(-MAX_SCRIBBLES).map(shortScribble);
  const following = editor.store.get(TLINSTANCE_ID)?.followingUserId;
  return {
    page: instance.currentPageId,
    ...(pointer && { cursor: { x: round(pointer.x), y: round(pointer.y) } }),
    ...selectionOf(editor),
    camera: { x: round(x), y: round(y), z: Math.round(z * 1e5) / 1e5 },
    screen: box(instance.screenBounds),
    ...(instance.brush && { brush: box(instance.brush) }),
    ...(scribbles.length > 0 && { scribbles }),
    ...(following && { following }),
    // To the second: it tells who is there, and would otherwise travel with each movement.
    at: Math.floor((pointer?.lastActivityTimestamp ?? 0) / 1000) * 1000,
    ...drag.presence(),
  };
}

function selectionOf(editor: Editor): Pick<Presence, "selection" | "selectionBox"> {
  const ids = editor.getSelectedShapeIds();
  if (ids.length === 0) return {};
  if (ids.length <= MAX_SELECTION) return { selection: ids };
  const bounds = editor.getSelectionPageBounds();
  return bounds ? { selectionBox: box(bounds) } : {};
}

function box({ x, y, w, h }: { x: number; y: number; w: number; h: number }) {
  return { x: round(x), y: round(y), w: round(w), h: round(h) };
}

/** The end of a scribble, which is what the eye follows. */
function shortScribble(scribble: TLScribble): Record<string, unknown> {
  const points = scribble.points.slice(-MAX_SCRIBBLE_POINTS);
  return {
    ...scribble,
    points: points.map((point) => ({ x: round(point.x), y: round(point.y), z: point.z ?? 0.5 })),
  };
}

/** The others on the board, checked; whoever sends something unreadable is shown without it. */
export function peersOf(
  awareness: Awareness,
  known: ReadonlyMap<unknown, Peer>,
): { peers: Peer[]; seen: Map<unknown, Peer> } {
  const peers: Peer[] = [];
  const seen = new Map<unknown, Peer>();
  for (const [clientId, state] of awareness.getStates()) {
    if (clientId === awareness.clientID) continue;
    // States are replaced, never changed: the same object is the same peer, and keeps its identity here.
    const peer = known.get(state) ?? readPeer(clientId, state);
    seen.set(state, peer);
    peers.push(peer);
  }
  return { peers, seen };
}

function readPeer(clientId: number, state: unknown): Peer {
  const whole = readPresence(state);
  if (whole) return { ...whole, clientId };
  const who = readWho(state);
  return { name: who?.name ?? "", person: who?.person, clientId };
}
