/** A board in the library. */
export interface PublicationRow {
  boardId: string;
  /** Milliseconds since the epoch. */
  publishedAt: number;
  /** Public id of the facilitator who published it. */
  publishedBy: string;
}

/** Which boards everybody who reaches the server may read; a publication goes with its board. */
export interface PublicationStore {
  /** Durable when it resolves. A board that is published already keeps its row. Throws AppError `not_found` for an unknown board. */
  publish(row: PublicationRow): Promise<PublicationRow>;
  /** False if the board was not published. */
  withdraw(boardId: string): Promise<boolean>;
  find(boardId: string): Promise<PublicationRow | null>;
  /** Published boards that are not in the trash, last published first; those of `boardIds`, or all. */
  list(boardIds?: readonly string[]): Promise<PublicationRow[]>;
}
