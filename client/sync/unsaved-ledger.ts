/** Local edits that are not yet durable on the server, as the provider hands them over. */
export interface UnsavedEdit {
  /** v1 update; may stand for several local transactions (after a reload). */
  update: Uint8Array;
  transactions: number;
  /** Ids of the records that it touches; left out where that is not known any more. */
  records?: ReadonlySet<string>;
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
  /** Local transactions that are not durable. */
  readonly count: number;
  readonly waiting: number;
}

export function createUnsavedLedger<Edit extends UnsavedEdit>(): UnsavedLedger<Edit> {
  let waiting: Edit[] = [];
  let travelling: { number: number; edits: Edit[] }[] = [];
  const transactions = (edits: readonly Edit[]) => edits.reduce((sum, edit) => sum + edit.transactions, 0);
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
      return transactions(travellingEdits()) + transactions(waiting);
    },
    get waiting() {
      return transactions(waiting);
    },
  };
}
