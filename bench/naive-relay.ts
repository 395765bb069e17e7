import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import {
  applyAwarenessUpdate,
  Awareness,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from "y-protocols/awareness";
import { readSyncMessage, writeSyncStep1, writeUpdate } from "y-protocols/sync";
import { WebSocketServer, type WebSocket } from "ws";
import * as Y from "yjs";
import { MESSAGE } from "@/contract/sync-protocol";

/**
 * The plain relay that figures are compared with, a process of its own: what a Yjs board gets from the usual server.
 * It applies every update, sends it to everybody at once, passes presence on as it comes, keeps everything in memory
 * and stores nothing. It prints one JSON line with its port.
 */

interface RelayRoom {
  doc: Y.Doc;
  awareness: Awareness;
  /** Each connection with the presence ids it speaks for. */
  connections: Map<WebSocket, Set<number>>;
}

const rooms = new Map<string, RelayRoom>();

function roomOf(path: string): RelayRoom {
  const existing = rooms.get(path);
  if (existing) return existing;
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  const room: RelayRoom = { doc, awareness, connections: new Map() };
  doc.on("update", (update) => {
    broadcast(room, (encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.sync);
      writeUpdate(encoder, update);
    });
  });
  awareness.on("update", (changes: Record<"added" | "updated" | "removed", number[]>, origin: unknown) => {
    const owned = room.connections.get(origin as WebSocket);
    for (const id of changes.added) owned?.add(id);
    broadcast(room, (encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.awareness);
      const ids = [...changes.added, ...changes.updated, ...changes.removed];
      encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, ids));
    });
  });
  rooms.set(path, room);
  return room;
}

function broadcast(room: RelayRoom, write: (encoder: encoding.Encoder) => void): void {
  const message = encoding.encode(write);
  for (const socket of room.connections.keys()) socket.send(message);
}

function receive(room: RelayRoom, socket: WebSocket, message: Uint8Array): void {
  const decoder = decoding.createDecoder(message);
  const type = decoding.readVarUint(decoder);
  if (type === MESSAGE.awareness) {
    applyAwarenessUpdate(room.awareness, decoding.readVarUint8Array(decoder), socket);
  } else if (type === MESSAGE.sync) {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MESSAGE.sync);
    readSyncMessage(decoder, encoder, room.doc, socket);
    if (encoding.length(encoder) > 1) socket.send(encoding.toUint8Array(encoder));
  }
}

const server = createServer((_request, response) => response.writeHead(404).end());
const sockets = new WebSocketServer({ server, perMessageDeflate: false });

sockets.on("connection", (socket, request) => {
  const path = new URL(request.url ?? "/", "http://relay").pathname;
  const room = roomOf(path);
  room.connections.set(socket, new Set());
  socket.on("message", (data: Buffer) => receive(room, socket, data));
  socket.on("close", () => {
    const owned = room.connections.get(socket) ?? new Set();
    room.connections.delete(socket);
    removeAwarenessStates(room.awareness, [...owned], null);
    // Without a database behind it the usual server keeps the document of an empty room, or it would be lost.
  });
  socket.send(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.sync);
      writeSyncStep1(encoder, room.doc);
    }),
  );
  const present = [...room.awareness.getStates().keys()];
  if (present.length === 0) return;
  socket.send(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.awareness);
      encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(room.awareness, present));
    }),
  );
});

server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ msg: "listening", port }));
});
process.once("SIGTERM", () => process.exit(0));
// Whoever started us is gone without a word: nobody would ever stop us.
process.stdin.on("end", () => process.exit(0)).resume();
