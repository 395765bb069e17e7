import {
  createTLStore,
  type Signal,
  type TLAssetStore,
  type TLRecord,
  type TLSchema,
  type TLStore,
} from "tldraw";
import type * as Y from "yjs";
import { schemaVerdict } from "@/board/document/migrate-document";
import { readSchema } from "@/board/document/session-document";
import type { Peer } from "./board-connection";
import { createPeerRecords, type PeerRecords } from "./peer-records";
import { createStoreBinding, type StoreBinding, type StoreBindingOptions } from "./store-binding";

const NO_FILES: TLAssetStore = {
  upload: () => Promise.reject(new Error("This board does not take files.")),
  resolve: () => null,
};

/** Everything that lives from the first sync on. */
export interface BoundStore {
  store: TLStore;
  binding: StoreBinding;
  peerRecords: PeerRecords;
}

export interface BoundStoreOptions extends Omit<StoreBindingOptions, "store" | "upgrade"> {
  /** By default files are refused. */
  assets: TLAssetStore | undefined;
  collaboration: { status: Signal<"online" | "offline">; mode: Signal<"readonly" | "readwrite"> };
  /** The session document, which says of which version the board is. */
  session: Y.Doc | null;
  /** Whether a peer's edits are taken now, as far as is known. */
  mayMove(peer: Peer): boolean;
}

/** The editor's store with what keeps it and the canvas document the same. */
export function createBoundStore(options: BoundStoreOptions): BoundStore {
  const { schema, assets = NO_FILES, collaboration, session, mayMove, ...rest } = options;
  const store = createTLStore({ schema, assets, collaboration });
  const stored = session && readSchema(session);
  const isOlder = stored && schemaVerdict(stored, schema) === "client-newer";
  const binding = createStoreBinding({
    ...rest,
    store,
    schema,
    upgrade: isOlder ? (record) => upgraded(schema, stored, record) : undefined,
  });
  return { store, binding, peerRecords: createPeerRecords(store, () => options.clock.now(), mayMove) };
}

/** A record of an older board in this program's schema; unchanged where it cannot be migrated (it is then set aside). */
function upgraded(
  schema: TLSchema,
  stored: Parameters<TLSchema["migratePersistedRecord"]>[1],
  record: unknown,
): unknown {
  const migrated = schema.migratePersistedRecord(record as TLRecord, stored, "up");
  return migrated.type === "success" ? migrated.value : record;
}
