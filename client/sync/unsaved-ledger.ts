/** Local edits that are not yet durable on the server, as the provider hands them over. */
export interface UnsavedEdit {
  /** v1 update; may stand for several local transactions (after a reload). */
  update: Uint8Array;
  /** Of these, those that are an edit each. */
  transactions: number;
  /** Names of the gestures that the others belong to: however many transactions a gesture has, it is one edit. */
  gestures?: readonly string[];
  /** Ids of the records that it touches; left out where that is not known any more. */
  records?: ReadonlySet<string>;
}

/** How many edits these are to the person who made them. */
export function countEdits(edits: readonly UnsavedEdit[]): number {
  const alone = edits.reduce((sum, edit) => sum + edit.transactions, 0);
  return alone + gesturesOf(edits).length;
}

/** The gestures that these edits belong to, each once. */
export function gesturesOf(edits: readonly UnsavedEdit[]): string[] {
  return [...new Set(edits.flatMap((edit) => edit.gestures ?? []))];
}

/**
 * Counts what the server has not acknowledged. An edit waits (not sent on this connection), then travels with the
 * n-th update message of the connection, and leaves when `saved` reaches n. A lost connection turns travelling edits
 * back into waiting ones: whether they arrived is not known before the next acknowledgement.
 */
export interface UnsavedLedger<Edit extends UnsavedEdit> {
  add(edit: Edit): void;
  /** The waiting edits all travel with the connection's update number `number` (counted from 1). */
  sent(number: number): void;
  /** Everything up to update `upTo` is durable; returns those edits. */
  saved(upTo: number): Edit[];
  /** Update `number` was refused; returns its edits, which are no longer counted. */
  refused(number: number): Edit[];
  connectionLost(): void;
  /** Takes all edits out, in their order. */
  takeAll(): Edit[];
  /** Edits that are not durable, as a person counts them; 0 only when there are none. */
  readonly count: number;
  /** The same of those that wait. */
  readonly waiting: number;
}

export function createUnsavedLedger<Edit extends UnsavedEdit>(): UnsavedLedger<Edit> {
  let waiting: Edit[] = [];
  let travelling: { number: number; edits: Edit[] }[] = [];
  const travellingEdits = () => travelling.flatMap((message) => message.edits);
  return {
    add: (edit) => void waiting.push(edit),
    sent(number) {
      if (waiting.length > 0) travelling.push({ number, edits: waiting });
      waiting = [];
    },
    saved(upTo) {
      const done = travelling.filter((message) => message.number <= upTo);
      travelling = travelling.filter((message) => message.number > upTo);
      return done.flatMap((message) => message.edits);
    },
    refused(number) {
      const refused = travelling.filter((message) => message.number === number);
      travelling = travelling.filter((message) => message.number !== number);
      return refused.flatMap((message) => message.edits);
    },
    connectionLost() {
      waiting = [...travellingEdits(), ...waiting];
      travelling = [];
    },
    takeAll() {
      const all = [...travellingEdits(), ...waiting];
      waiting = [];
      travelling = [];
      return all;
    },
    get count() {
      return countEdits([...travellingEdits(), ...waiting]);
    },
    get waiting() {
      return countEdits(waiting);
    },
  };
}
