import type { Connection } from "./connection";

/** What a connection asks of its room. Each throws when the bytes are unreadable. */
export interface ConnectionEvents {
  /** The client's state vector; it wants what it lacks. */
  stateRequested(connection: Connection, stateVector: Uint8Array): void;
  presenceRequested(connection: Connection): void;
  /** What the client has and the room lacks is wanted: it is to be sent a step 1. */
  stateWanted(connection: Connection): void;
  /** The connection's `number`-th document update. `isDiff`: in answer to our step 1, so others' content may be in it. */
  update(connection: Connection, update: Uint8Array, about: { number: number; isDiff: boolean }): void;
  presence(connection: Connection, message: Uint8Array): void;
  /** Nothing was heard of the client for `fadeMs`; it may be there all the same. */
  faded(connection: Connection): void;
  presenceChanges(connection: Connection, content: Uint8Array): void;
  closed(connection: Connection): void;
}
