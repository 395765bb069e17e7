import type { Editor } from "tldraw";
import * as Y from "yjs";
import { createBoardConnection } from "@/client/sync/create-board-connection";
import type { BoardConnection, ConnectionSnapshot } from "@/client/sync/board-connection";
import { createMemoryUnsentEdits } from "@/client/sync/unsent-edits";
import { differences, recordsInDocument, recordsInStore, type BoardRecords } from "./board-records";
import { nodeEnvironment, type NodeEnvironment } from "../node-environment";
import type { Random } from "../random";
import type { Target, TargetBoard } from "../start-target";
import { until } from "../until";
import { actOnce } from "./act-once";
import { openEditor } from "./open-editor";

const READY_MS = 120_000;

/** Somebody with a whole client of the product in this process: connection, store, editor, undo. */
export interface ScriptedPerson {
  readonly name: string;
  /** Does something, or leaves, or comes back. Resolves when the gesture is over. */
  act(): Promise<void>;
  /** Whether everything this person did is durable and the sockets are open. */
  readonly settled: boolean;
  readonly snapshot: ConnectionSnapshot | null;
  records(): BoardRecords;
  /** Page points of the origins of the shapes on the current page. */
  places(): ReadonlyMap<string, { x: number; y: number }>;
  /** The words on the notes of the current page, by id. */
  noteTexts(): ReadonlyMap<string, string>;
  /** Where the editor shows something else than this person's own document says. */
  drift(): string[];
  /** Crashes of the editor and sentences that a person would have to read as a loss. */
  readonly problems: readonly string[];
  leave(): void;
}

/** Joins and resolves when the board is shown. */
export async function joinScripted(options: {
  target: Target;
  board: TargetBoard;
  name: string;
  random: Random;
}): Promise<ScriptedPerson> {
  const { target, board, name, random } = options;
  // Outlives reloads, as IndexedDB does.
  const unsent = createMemoryUnsentEdits();
  const problems: string[] = [];
  let world: NodeEnvironment | null = null;
  let connection: BoardConnection | null = null;
  let editor: Editor | null = null;
  let detach = () => {};
  const note = (problem: string) => {
    if (!problems.includes(problem)) problems.push(problem);
  };

  async function open(): Promise<void> {
    world = nodeEnvironment({
      target,
      board,
      role: "participant",
      unsentEdits: () => ({ ...unsent, close: () => undefined }),
    });
    const opened = createBoardConnection(
      { boardId: board.id, role: "participant", person: { name, color: "#3b62d6" } },
      world.environment,
    );
    connection = opened;
    opened.subscribe(() => {
      for (const { tone, text } of opened.getSnapshot().notices) {
        // Restarts and lost connections are announced as information; the rest says that something went wrong.
        if (tone !== "info") note(text);
      }
    });
    opened.open();
    const seen = () => opened.getSnapshot().connection.phase !== "loading";
    await until(seen, `${name} did not see the board`, { limitMs: READY_MS }).catch((error: unknown) => {
      const { online, offlineSince } = opened.getSnapshot();
      const received = JSON.stringify(world?.received.read());
      throw new Error(`online ${online}, offline since ${offlineSince}, received ${received}`, {
        cause: error,
      });
    });
    const { connection: phase } = opened.getSnapshot();
    if (phase.phase !== "ready") throw new Error(`${name} was refused: ${JSON.stringify(phase)}`);
    const mounted = openEditor(phase.store);
    mounted.on("crash", ({ error }) => note(`the editor crashed: ${String(error)}`));
    detach = opened.attachEditor(mounted);
    editor = mounted;
  }

  function close(): void {
    detach();
    editor?.dispose();
    connection?.destroy();
    detach = () => {};
    [editor, connection, world] = [null, null, null];
  }

  await open();
  return {
    name,
    problems,
    async act() {
      const chance = random.next();
      if (chance < 0.015) {
        close();
        await open();
      } else if (chance < 0.04) {
        world?.cut();
      } else if (chance < 0.055) {
        await world?.offline(random.between(1000, 6000));
      } else if (editor && !editor.getIsReadonly()) {
        try {
          await actOnce(editor, random);
        } catch (error) {
          // A browser would show the crash screen; what people do then is reload.
          note(
            `the editor crashed: ${error instanceof Error ? error.stack?.split("\n").slice(0, 4).join(" ") : String(error)}`,
          );
          close();
          await open();
        }
      }
    },
    get settled() {
      const snapshot = connection?.getSnapshot();
      return snapshot?.online === true && snapshot.saved.kind === "saved";
    },
    get snapshot() {
      return connection?.getSnapshot() ?? null;
    },
    records() {
      if (!editor) throw new Error(`${name} is not here`);
      return recordsInStore(editor.store);
    },
    places() {
      const shapes = editor?.getCurrentPageShapes() ?? [];
      return new Map(
        shapes.map((shape) => {
          const { x, y } = editor?.getShapePageTransform(shape).point() ?? { x: NaN, y: NaN };
          return [shape.id, { x, y }];
        }),
      );
    },
    noteTexts() {
      const notes = (editor?.getCurrentPageShapes() ?? []).filter(({ type }) => type === "note");
      return new Map(notes.map((note) => [note.id, editor?.getShapeUtil(note).getText(note) ?? ""]));
    },
    drift() {
      const state = connection?.documentState();
      if (!editor || !state) return [];
      const doc = new Y.Doc();
      Y.applyUpdate(doc, state);
      const found = differences(recordsInStore(editor.store), recordsInDocument(doc).records);
      return found.map((difference) => `shown and own document differ in ${difference}`);
    },
    leave: close,
  };
}
