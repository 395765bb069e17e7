/** Deleted boards: the trash, and undoing on the home page. */
export const trash = {
  "trash.heading": "Trash",
  "trash.intro": {
    one: "Deleted boards stay here for {n} day. Restoring one brings back its links and everybody who had it. After that it is gone for good, with its history and pictures.",
    other:
      "Deleted boards stay here for {n} days. Restoring one brings back its links and everybody who had it. After that it is gone for good, with its history and pictures.",
  },
  "trash.emptyTitle": "The trash is empty",
  "trash.emptyText": "Boards that you delete as their facilitator appear here, and can be restored.",
  "trash.deleted": "Deleted",
  "trash.gone": "Gone for good from",
  "trash.restore": "Restore",
  "trash.restoreLabel": "Restore “{title}”",
  "trash.restored": "“{title}” is back, with its links.",
  "trash.purge": "Delete for good",
  "trash.purgeLabel": "Delete “{title}” for good",
  "trash.purgeAsk": "Delete “{title}” for good?",
  "trash.purgeText":
    "The board, its history, its pictures and its links are removed from the server now. This cannot be undone.",
  "trash.purgeYes": "Delete for good",
  "trash.purged": "“{title}” is gone for good.",
} as const;
