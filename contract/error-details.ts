/**
 * Sentences that say more than the table of errors can, because a limit or a way out can be named. They stand here, and
 * not where they are thrown, so that the interface knows them again and says them in the reader's language.
 */
export const ERROR_DETAILS = {
  publish_needs_key: "Publishing boards on this instance needs its create key.",
  no_such_link: "There is no such link on this board.",
  no_such_person: "There is no such person on this board.",
  remove_yourself: "You cannot remove yourself.",
  no_such_action: "This action item is not on the board any more.",
  no_such_picture: "There is no such picture on this board.",
  no_such_table: "This record has no such table. It has actions, and one for the id of each grid.",
  other_board: "This link opens another board.",
  link_ends_in_past: "expiresAt: A link ends in the future.",
  last_facilitator_link:
    "This is the only facilitator link without an end. Make another one first, then revoke this one.",
  other_instance_key:
    "The links of this board were stored with another instance.key. They still work, but can be shown again only " +
    "when the operator restores that file.",
  notes_not_revealed: "Reveal or discard the private notes first, then end the session.",
  session_over_a_day: "A session lasts a day at most. End this one and start another.",
  notes_before_seal: "Reveal or discard the private notes of the session first, then seal the board.",
  copy_too_large: "The copy is too large to be made into a board.",
  archive_too_large: "An archive has at most {mb} MB.",
  archive_no_zip: "This is not an archive of a board: it is no zip file, or it was cut off.",
  archive_no_manifest: "This zip file is not an archive of a board: it has no readable manifest.json.",
  archive_newer: "This archive was made by a newer Paperboard. Update this one first.",
  archive_paths:
    "The archive holds files that its manifest does not name, or under names that no archive has.",
  archive_incomplete: "The archive is incomplete: files that its manifest names are missing.",
  archive_damaged: "The archive is damaged: a file is not what the manifest says. Download it again.",
  archive_bomb: "The archive unpacks to more than a board may hold.",
  archive_documents: "The board in the archive cannot be read.",
  archive_image: "A file in the archive is not the image that it claims to be.",
  no_such_frame: "There is no such frame on this board.",
  frame_picture_type: "A picture of a frame is a still PNG.",
  frame_picture_size: "A picture of a frame has at most 8192 pixels a side and {mb} MB.",
  frame_pictures_full: "The pictures of a board's frames may have {mb} MB together.",
  frame_picture_seq: "seq: A picture cannot show more than the board has.",
  picture_too_large: "A picture may have at most {mb} MB. Make it smaller and try again.",
  board_pictures_full: "The pictures of one board may have {mb} MB together.",
} as const;

export type ErrorDetail = keyof typeof ERROR_DETAILS;

/** The English sentence of a detail; `mb` where its sentence names it. For AppError. */
export function errorDetail(detail: ErrorDetail, mb = 0): string {
  return ERROR_DETAILS[detail].replace("{mb}", String(mb));
}

/** Which detail an error's sentence is, and the megabytes it names; null for any other sentence. */
export function detailOf(message: string): { detail: ErrorDetail; mb: number } | null {
  const mb = Number(/(\d+) MB/.exec(message)?.[1] ?? 0);
  const detail = (Object.keys(ERROR_DETAILS) as ErrorDetail[]).find(
    (key) => errorDetail(key, mb) === message,
  );
  return detail ? { detail, mb } : null;
}
