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
  "board.record": "Record",
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
  "people.you": "You",
  "people.manage": "Manage people",
  "people.onlyYou": "Nobody else is here yet. Share a link to invite people.",
  "people.onlyYouReader": "Nobody else is here at the moment.",
  "people.counts": { one: "{n} taking part", other: "{n} taking part" },
  "people.countsWithReaders": "{n} taking part, {readers} reading",
  "people.follow": "Follow {name}",
  "people.following": "Following {name}",
  "people.followed": "Following",
  "people.stopFollowing": "Stop following {name}",
  "people.followsYou": "Follows you",
  "people.followHint": "Choose somebody to see what they see. Moving the board yourself or Esc ends it.",
  "people.screens": { one: "{n} room screen", other: "{n} room screens" },

  "name.heading": "What should the others call you?",
  "name.text": "Your name stands at your cursor and beside what you write. There is no account.",
  "name.as": "You join as {role}",
  "name.people": { one: "{n} person", other: "{n} people" },
  "name.here": { one: "{names} is here", other: "{names} are here" },
  "name.kept": "Kept in this browser for next time; change it in the settings.",
  "name.join": "Join the board",

  "announce.open": {
    one: "The board is open. Nobody else is here.",
    other: "The board is open. {n} people are here.",
  },
  "announce.joined": "{names} joined.",
  "announce.left": "{names} left.",
  "announce.manyJoined": { one: "{n} person joined.", other: "{n} people joined." },
  "announce.manyLeft": { one: "{n} person left.", other: "{n} people left." },

  "notices.label": "Messages",

  "limits.comfortable":
    "{n} objects on this page. Up to about {limit} all devices keep up; continue on a new page to stay quick.",
  "limits.pageNearlyFull": "{n} objects on this page; {left} more fit. Continue on a new page.",
  "limits.pageFull": "This page is full with {n} objects. Delete some, or continue on a new page.",
  "limits.refused":
    "Nothing was added: {page} holds {n} objects of at most {limit}. Delete some, or continue on a new page.",
  "limits.recordsNearlyFull":
    "This board holds {percent} % of the objects that a board may hold. Continue in a new board before it refuses edits.",
  "limits.textsNearlyFull":
    "This board holds {percent} % of the texts that a board may hold. Continue in a new board before it refuses edits.",
  "limits.picturesNearlyFull":
    "Pictures take {percent} % of the {mb} MB that a board has for them. Those that are deleted free their part after 30 days.",
  "limits.bytesNearlyFull":
    "This board has grown to {percent} % of the size that a board may have. Continue in a new board before it refuses edits.",

  "withheld.text": {
    one: "{reason} {n} edit of yours is not on the board; it waits in this browser.",
    other: "{reason} {n} edits of yours are not on the board; they wait in this browser.",
  },
  "withheld.keeping": "Making the copy…",
  "withheld.kept":
    "The copy was saved as {file}: the whole board with your edits. tldraw opens it. Discard the edits here when you have it.",
  "withheld.discard": "Discard",
  "withheld.discardTitle": "Discard these edits?",
  "withheld.discardText": {
    one: "{n} edit that is not on the board is deleted from this browser. This cannot be undone.",
    other: "{n} edits that are not on the board are deleted from this browser. This cannot be undone.",
  },
  "withheld.copySuffix": "{title} (my copy)",

  "refused.unsaved": {
    one: "{n} edit that was not saved yet waits in this browser. It is sent when you open the board here with a link that allows editing.",
    other:
      "{n} edits that were not saved yet wait in this browser. They are sent when you open the board here with a link that allows editing.",
  },

  "canvas.skip": "Skip to canvas",
  "canvas.droppedTitle": "Videos and embedded pages were left out",
  "canvas.droppedText": "The rest was pasted. Boards hold drawings, text, links and pictures.",
  "canvas.copyFailedTitle": "Copying did not work",
  "canvas.copyFailedText": "The browser refused access to the clipboard. Use Ctrl+C or Cmd+C on the canvas.",
  "canvas.pasteTitle": "Paste with the keyboard",
  "canvas.pasteText": "On an address without https the browser allows pasting only with Ctrl+V or Cmd+V.",
  "canvas.crashTitle": "The canvas stopped working",
  "canvas.crashText":
    "This page hit an error of its own. The board is safe on the server; edits that were not saved yet wait in this browser. Reload to continue.",
  "late.title": "This part of the page did not load",
  "late.text":
    "The connection seems to be interrupted. Your board is not affected: try again once you are online, or reload the page if the server was updated.",
  "late.waiting": "One moment …",
} as const;
