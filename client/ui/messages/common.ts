/** Words that every page uses. */
export const common = {
  "product.name": "Paperboard",
  "product.tagline": "A whiteboard for technical discussions",
  "common.skip": "Skip to content",
  "common.cancel": "Cancel",
  "common.close": "Close",
  "common.copy": "Copy",
  "common.copied": "Copied",
  "common.copyFailed": "Press Ctrl+C to copy",
  "common.reload": "Reload",
  "common.tryAgain": "Try again",
  "common.home": "All boards",
  "common.dismiss": "Dismiss",
  "common.settings": "Settings",

  "theme.title": "Appearance",
  "theme.system": "As the system",
  "theme.light": "Light",
  "theme.dark": "Dark",

  "language.title": "Language",
  "language.system": "Automatic",
  "language.hint":
    "Choosing one loads the page again. The canvas follows; what is written on boards stays as it is.",

  "role.facilitator": "Facilitator",
  "role.participant": "Participant",
  "role.viewer": "Viewer",
  "role.room": "Room screen",

  "request.offline": "The server did not answer. Nothing was changed. Check the network and try again.",
  "request.failed": "The server answered with an error ({status}). Nothing was changed. Try again.",

  "name.label": "Name",
  "name.placeholder": "A name is enough",
  "name.missing": "Type a name, so that the others know who draws.",
  "name.color": "Colour",
  "name.colorOption": "Colour {n}",

  "problem.page.title": "This page failed",
  "problem.page.text":
    "The server or this page hit an error. Boards and edits that were saved are safe. Try again.",
} as const;
