/** What a board may grow to on an instance; operators may lower it. */
export interface BoardLimits {
  recordsPerBoard: number;
  /** Bytes of a canvas document, as a v1 state update. */
  documentBytes: number;
  maxShapesPerPage: number;
}

/** Every bound a client can run into, with its unit. The server enforces them; clients warn before they hurt. */
export const LIMITS = {
  /** Bytes of one WebSocket message from a client. */
  messageBytes: 4 * 1024 * 1024,
  /** Bytes per second and connection, averaged over a burst of `burstBytes`. */
  bytesPerSecond: 1024 * 1024,
  burstBytes: 16 * 1024 * 1024,
  /** Document updates per second and connection, averaged over a burst of `burstSeconds`. */
  updatesPerSecond: 60,
  /** Presence messages per second and connection. */
  presencePerSecond: 60,
  burstSeconds: 5,
  /** Bytes of one presence state. */
  presenceBytes: 16 * 1024,
  connectionsPerBoard: 500,
  connectionsPerAddress: 1000,
  recordsPerBoard: 40_000,
  /** Texts of items that anybody has ever written into. */
  textsPerBoard: 40_000,
  /** Bytes of a canvas document, as a v1 state update. */
  documentBytes: 64 * 1024 * 1024,
  /** Bytes above which a client of ours fetches the first state over HTTP. */
  httpStateBytes: 64 * 1024,
  /** Bytes waiting on a socket above which presence is dropped, and above which it is closed. */
  slowConsumerPresenceBytes: 256 * 1024,
  slowConsumerCloseBytes: 16 * 1024 * 1024,
  /** Bytes of one picture, and of all pictures of a board. */
  assetBytes: 20 * 1024 * 1024,
  boardAssetBytes: 500 * 1024 * 1024,
  /** Bytes of the document that a copied board is made of, a v1 update without history. */
  copyBytes: 32 * 1024 * 1024,
  /** Bytes of an archive that is imported: what a board at its limits exports. */
  archiveBytes: 700 * 1024 * 1024,
  /** Days in the trash before a deleted board is gone for good. */
  trashDays: 30,
  titleChars: 200,
  nameChars: 60,
  labelChars: 80,
  addressChars: 2000,
  maxShapesPerPage: 4000,
} as const;
