/** What a person sets for themselves. */
export const settings = {
  "settings.text": "Kept in this browser; each change takes effect at once.",
  "settings.nameHint": "Stands at your cursor and beside what you write.",
  "settings.nameHintReader": "Shown in the list of who is here. Reading needs none.",
  "settings.nameMissing": "Who edits has a name. Until you type one, the last one stays.",
  "settings.motion": "Motion",
  "settings.motionHint": "Reduced: nothing slides or spins, and the board jumps instead of gliding.",
  "settings.motionReduce": "Reduced",
  "settings.touch": "Drawing on a touch screen",
  "settings.touchHint": "Pen only: a resting hand draws nothing, and two fingers move and zoom the board.",
  "settings.touchAll": "Pen and fingers",
  "settings.touchPen": "Pen only",
} as const;
