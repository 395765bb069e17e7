import type { Translation } from "../translation";

/** What a person sets for themselves. */
export const settings = {
  "settings.text": "Bleibt in diesem Browser; jede Änderung gilt sofort.",
  "settings.nameHint": "Steht an deinem Zeiger und neben dem, was du schreibst.",
  "settings.nameHintReader": "Steht in der Liste der Anwesenden. Zum Lesen braucht es keinen.",
  "settings.nameMissing": "Zum Bearbeiten brauchst du einen Namen. Bis du einen eingibst, gilt der letzte.",
  "settings.motion": "Bewegung",
  "settings.motionHint":
    "Verringert: Nichts dreht oder verschiebt sich von selbst, und das Board springt, statt zu gleiten.",
  "settings.motionReduce": "Verringert",
  "settings.touch": "Zeichnen auf einem Touchscreen",
  "settings.touchHint":
    "Nur Stift: Eine aufgelegte Hand zeichnet nichts, und zwei Finger verschieben und vergrößern das Board.",
  "settings.touchAll": "Stift und Finger",
  "settings.touchPen": "Nur Stift",
} as const satisfies Translation;
