import { react, TLINSTANCE_ID, TLPOINTER_ID, type Editor, type TLPointer, type TLScribble } from "tldraw";
import type { Awareness } from "y-protocols/awareness";
import { LIMITS } from "@/contract/limits";
import { Presence } from "@/contract/presence";
import { may, type Role } from "@/contract/roles";
import type { Peer } from "./board-connection";
import type { Clock } from "./clock";

/** 25 times a second: smooth to the eye, and half of what the server allows. */
const SEND_EVERY_MS = 40;
/** Select-all on a large board would be 150 kB an update. */
const MAX_SELECTION = 100;
const MAX_SCRIBBLES = 8;
const MAX_SCRIBBLE_POINTS = 200;

export interface LocalPresenceOptions {
  awareness: Awareness;
  clock: Clock;
  role(): Role;
  person(): { name: string; color: string } | null;
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
  let pointing: Partial<Presence> = {};
  let lastSentMs = -Infinity;
  let stopTimer: (() => void) | null = null;
  let lastSent = "";

  function state(): Partial<Presence> {
    const [role, person] = [options.role(), options.person()];
    // A big screen is nobody, but it is counted: the server adds the role.
    if (!may(role, "presence") || !person) return { name: "" };
    const name = { name: person.name.slice(0, LIMITS.nameChars) };
    if (!may(role, "cursor")) return name;
    const editing = options.editing() ?? null;
    return { ...name, color: person.color, ...pointing, ...(editing && { editing }) };
  }

  function send(): void {
    stopTimer?.();
    stopTimer = null;
    const next = state();
    const text = JSON.stringify(next);
    if (text === lastSent) return;
    lastSent = text;
    lastSentMs = clock.now();
    awareness.setLocalState(
      text.length > LIMITS.presenceBytes ? { ...next, scribbles: [], selection: [] } : next,
    );
  }

  function sendSoon(): void {
    const wait = lastSentMs + SEND_EVERY_MS - clock.now();
    if (wait <= 0) send();
    else stopTimer ??= clock.after(wait, send);
  }

  return {
    update() {
      // Sent even if it reads the same: with another role the server shows another part of it.
      lastSent = "";
      send();
    },
    attachEditor(editor) {
      const stop = react("local presence", () => {
        pointing = pointingOf(editor);
        sendSoon();
      });
      return () => {
        stop();
        pointing = {};
        send();
      };
    },
    stop: () => stopTimer?.(),
  };
}

/** Fewer digits than the pointer has: nobody sees a hundredth of a pixel of a cursor. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function pointingOf(editor: Editor): Partial<Presence> {
  const instance = editor.getInstanceState();
  const pointer = editor.store.get(TLPOINTER_ID) as TLPointer | undefined;
  const { x, y, z } = editor.getCamera();
  return {
    page: instance.currentPageId,
    cursor: pointer
      ? { x: round(pointer.x), y: round(pointer.y), rotation: 0, type: instance.cursor.type.slice(0, 20) }
      : null,
    selection: editor.getSelectedShapeIds().slice(0, MAX_SELECTION),
    camera: { x: round(x), y: round(y), z },
    screen: box(instance.screenBounds),
    brush: instance.brush ? box(instance.brush) : null,
    scribbles: instance.scribbles.slice(-MAX_SCRIBBLES).map(shortScribble),
    following: editor.store.get(TLINSTANCE_ID)?.followingUserId ?? null,
    at: pointer?.lastActivityTimestamp ?? 0,
  };
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
  const whole = Presence.safeParse(state);
  if (whole.success) return { ...whole.data, clientId };
  const basics = Presence.pick({ name: true, person: true }).safeParse(state);
  return { name: basics.success ? basics.data.name : "", person: basics.data?.person, clientId };
}
