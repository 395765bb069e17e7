/** The board page: header, states, dialogs around the canvas. */
export const board = {
  "board.header": "Board",
  "board.canvas": "Canvas",
  "board.loading": "Opening the board…",
  "board.loadingOffline": "The server does not answer. This page keeps trying; the board is safe there.",
  "board.rename": "Rename the board",
  "board.title": "Board title",
  "board.titleMissing": "A board needs a title.",
  "board.readingOnly": "Reading only",
  "board.sealed": "Sealed",
  "board.locked": "Locked",
  "board.share": "Share",
  "board.menu": "Board menu",
  "board.menu.name": "Your name and colour",
  "board.you": "{name} (you)",
  "board.noName": "No name yet",
  "board.reader": "Reader",

  "saved.saved": "Saved",
  "saved.saving": "Saving {n}",
  "saved.offline": "Offline",
  "saved.offlineUnsaved": "Offline, {n} unsaved",
  "saved.unsaved": "{n} unsaved",
  "saved.failing": "Not saved: {n}",
  "saved.live": "Live",
  "saved.connecting": "Connecting",
  "saved.details": "Connection and saved state: {state}",
  "saved.savedText": "Everything you did is stored on the server.",
  "saved.savingText": {
    one: "{n} edit is on its way to the server’s disk.",
    other: "{n} edits are on their way to the server’s disk.",
  },
  "saved.offlineText":
    "There is no connection to the server. Nothing is unsaved. You can go on working; this page reconnects by itself.",
  "saved.offlineUnsavedText": {
    one: "There is no connection to the server. {n} edit waits in this browser and is sent when the connection is back. Keep this browser’s data until then.",
    other:
      "There is no connection to the server. {n} edits wait in this browser and are sent when the connection is back. Keep this browser’s data until then.",
  },
  "saved.failingText": {
    one: "The server has your edit but cannot write it to its disk. It keeps trying. Leave this page open and tell the operator.",
    other:
      "The server has your {n} edits but cannot write them to its disk. It keeps trying. Leave this page open and tell the operator.",
  },
  "saved.liveText": "You see the board as it is now.",
  "saved.offlineReaderText":
    "There is no connection to the server. You see the board as it was when the connection was lost. This page reconnects by itself.",
  "saved.since": "Since {time}.",
  "saved.announceOffline": "Connection lost. You can go on working.",
  "saved.announceOnline": "Connected again.",
  "saved.announceFailing": "The server cannot save at the moment. It keeps trying.",
  "saved.announceSaved": "Everything is saved.",

  "offline.editor":
    "No connection since {time}. Go on working: your edits stay in this browser and are sent when it is back.",
  "offline.reader":
    "No connection since {time}. You see the board as it was then. This page reconnects by itself.",

  "offline.announceReader": "Connection lost. The board may be out of date.",

  "people.button": { one: "{n} person here", other: "{n} people here" },
  "people.heading": "Here now",
  "people.onlyYou": "Nobody else is here yet. Share a link to invite people.",
  "people.onlyYouReader": "Nobody else is here at the moment.",
  "people.screens": { one: "{n} room screen", other: "{n} room screens" },

  "name.heading": "What should the others call you?",
  "name.headingChange": "Your name and colour",
  "name.text":
    "Your name stands at your cursor and beside what you write. There is no account; it stays in this browser.",
  "name.label": "Name",
  "name.placeholder": "A name is enough",
  "name.missing": "Type a name, so that the others know who draws.",
  "name.color": "Colour",
  "name.colorOption": "Colour {n}",
  "name.join": "Join the board",
  "name.save": "Save",

  "notices.label": "Messages",
  "canvas.skip": "Skip to canvas",
  "canvas.noFilesTitle": "Pictures and files cannot be added yet",
  "canvas.noFilesText":
    "This version of Paperboard keeps drawings, text and links. Nothing was added to the board.",
  "canvas.droppedTitle": "Pictures were left out",
  "canvas.droppedText":
    "The rest was pasted. This version of Paperboard does not store pictures, videos or embedded pages.",
  "canvas.copyFailedTitle": "Copying did not work",
  "canvas.copyFailedText": "The browser refused access to the clipboard. Use Ctrl+C or Cmd+C on the canvas.",
  "canvas.pasteTitle": "Paste with the keyboard",
  "canvas.pasteText": "On an address without https the browser allows pasting only with Ctrl+V or Cmd+V.",
  "canvas.crashTitle": "The canvas stopped working",
  "canvas.crashText":
    "This page hit an error of its own. The board is safe on the server; edits that were not saved yet wait in this browser. Reload to continue.",
} as const;
