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

/** An edit that has not been sent on this connection. */
export interface WaitingEdit<Edit extends UnsavedEdit> {
  edit: Edit;
  /** What it changed in the document here: of an edit of an earlier page load perhaps not all of it. */
  update: Uint8Array;
}

/**
 * Counts what the server has not acknowledged. An edit waits (not sent on this connection), then travels with the
 * n-th update message of the connection, and leaves when `saved` reaches n. A lost connection turns travelling edits
 * back into waiting ones: whether they arrived is not known before the next acknowledgement.
 */
export interface UnsavedLedger<Edit extends UnsavedEdit> {
  add(edit: Edit, update?: Uint8Array): void;
  /** These waiting edits, all of them when left out, travel with the connection's update number `number` (counted from 1). */
  sent(number: number, edits?: readonly Edit[]): void;
  /** Everything up to update `upTo` is durable; returns those edits. */
  saved(upTo: number): Edit[];
  /** Update `number` was refused; returns its edits, which are no longer counted. */
  refused(number: number): Edit[];
  connectionLost(): void;
  /** Takes all edits out, in their order. */
  takeAll(): Edit[];
  /** Whether the server may have an edit although it never said so: it was sent, on this connection or an earlier one. */
  mayHaveArrived(edit: Edit): boolean;
  readonly waitingEdits: readonly WaitingEdit<Edit>[];
  /** Of all edits, in their order. */
  readonly updates: readonly Uint8Array[];
  /** Whether an edit was sent on this connection and is not acknowledged. */
  readonly anyTravels: boolean;
  /** Edits that are not durable, as a person counts them; 0 only when there are none. */
  readonly count: number;
}

export function createUnsavedLedger<Edit extends UnsavedEdit>(): UnsavedLedger<Edit> {
  let waiting: WaitingEdit<Edit>[] = [];
  let travelling: { number: number; edits: WaitingEdit<Edit>[] }[] = [];
  const sentOnce = new WeakSet<Edit>();
  const all = () => [...travelling.flatMap((message) => message.edits), ...waiting];
  const editsOf = (messages: typeof travelling) =>
    messages.flatMap((message) => message.edits.map(({ edit }) => edit));
  return {
    add: (edit, update = edit.update) => void waiting.push({ edit, update }),
    sent(number, edits) {
      const chosen = edits && new Set(edits);
      const going = chosen ? waiting.filter(({ edit }) => chosen.has(edit)) : waiting;
      waiting = chosen ? waiting.filter(({ edit }) => !chosen.has(edit)) : [];
      if (going.length > 0) travelling.push({ number, edits: going });
    },
    saved(upTo) {
      const done = travelling.filter((message) => message.number <= upTo);
      travelling = travelling.filter((message) => message.number > upTo);
      return editsOf(done);
    },
    refused(number) {
      const refused = travelling.filter((message) => message.number === number);
      travelling = travelling.filter((message) => message.number !== number);
      return editsOf(refused);
    },
    connectionLost() {
      for (const edit of editsOf(travelling)) sentOnce.add(edit);
      waiting = all();
      travelling = [];
    },
    takeAll() {
      for (const edit of editsOf(travelling)) sentOnce.add(edit);
      const edits = all().map(({ edit }) => edit);
      waiting = [];
      travelling = [];
      return edits;
    },
    mayHaveArrived: (edit) => sentOnce.has(edit),
    get waitingEdits() {
      return waiting;
    },
    get updates() {
      return all().map(({ update }) => update);
    },
    get anyTravels() {
      return travelling.length > 0;
    },
    get count() {
      return countEdits(all().map(({ edit }) => edit));
    },
  };
}
