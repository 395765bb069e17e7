/** The part that one upload has in the bytes of its board. */
interface UploadShare {
  /** Counts bytes that arrived; false when the board has no room for them. */
  take(bytes: number): boolean;
  /** The upload is over. Its bytes count on only when they were `kept`. */
  leave(kept: boolean): void;
}

/** The bytes of a board while at least one upload is received. */
interface Filling {
  stored: Promise<number>;
  added: number;
  uploads: number;
}

/**
 * Counts the bytes of boards while uploads are received: several at once, each with the room that there was before, would
 * go past the limit together. `storedBytes` is asked when the first of them begins. Counts in bytes.
 */
export function createBoardRoom(
  limit: number,
  storedBytes: (boardId: string) => Promise<number>,
): { enter(boardId: string): Promise<UploadShare> } {
  const fillings = new Map<string, Filling>();

  function end(boardId: string, filling: Filling): void {
    filling.uploads -= 1;
    if (filling.uploads === 0) fillings.delete(boardId);
  }

  return {
    async enter(boardId) {
      const filling = fillings.get(boardId) ?? { stored: storedBytes(boardId), added: 0, uploads: 0 };
      fillings.set(boardId, filling);
      filling.uploads += 1;
      let stored: number;
      try {
        stored = await filling.stored;
      } catch (error) {
        end(boardId, filling);
        throw error;
      }
      let own = 0;
      return {
        take(bytes) {
          own += bytes;
          filling.added += bytes;
          return stored + filling.added <= limit;
        },
        leave(kept) {
          if (!kept) filling.added -= own;
          end(boardId, filling);
        },
      };
    },
  };
}
