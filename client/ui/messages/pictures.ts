/** Pictures on the canvas: adding them, their uploads, what went wrong. */
export const pictures = {
  "pictures.uploading": "Uploading {percent} %",
  "pictures.uploadingElsewhere": "Being uploaded",
  "pictures.chip": { one: "Uploading a picture: {percent} %", other: "Uploading {n} pictures: {percent} %" },
  "pictures.failed": "Not uploaded",
  "pictures.missing": "This picture is missing",
  "pictures.retry": "Try again",
  "pictures.remove": "Remove",
  "pictures.failedLine": {
    one: "A picture is not on the board for the others: {reason}",
    other: "{n} pictures are not on the board for the others: {reason}",
  },
  "pictures.retryAll": { one: "Try again", other: "Try all again" },
  "pictures.removeAll": { one: "Remove it", other: "Remove them" },
  "pictures.offline": "The server did not answer. It is tried again when the connection is back.",
  "pictures.unexpected": "The picture could not be read or sent. Try again, or put it on the board anew.",
  "pictures.readOnly": "You cannot edit this board any more.",
  "pictures.proxyLimit": "The file is larger than this server lets through. Ask its operator to allow 32 MB.",
  "pictures.otherBoardClosed": "Its file is on a board that this browser may not read.",
  "pictures.refusedTitle": { one: "The file was not added", other: "{n} files were not added" },
  "pictures.tooManyTitle": "Too many files at once",
  "pictures.tooManyText": "Add up to {n} files at a time. Nothing was added.",
  "pictures.problem.svg":
    "SVG drawings can carry scripts, so boards do not take them. Save it as PNG and add that.",
  "pictures.problem.video": "Boards take pictures, no videos. Add a link to the video instead.",
  "pictures.problem.empty": "The file is empty, or it is a folder.",
  "pictures.problem.too-large": "The file is larger than {mb} MB. Save the picture smaller and add it again.",
  "pictures.problem.too-many-pixels":
    "The picture has more than 100 megapixels, too many for phones and tablets. Save it smaller and add it again.",
  "pictures.problem.unreadable": "The browser cannot read this picture. The file may be damaged.",
  "pictures.problem.other": "Boards take pictures: PNG, JPEG, GIF, WebP or AVIF.",
} as const;
