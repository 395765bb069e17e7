import type { Translation } from "../translation";

/** What the board's connection tells by itself. */
export const sync = {
  "sync.setAside": {
    one: "Ein Objekt auf diesem Board lässt sich hier nicht anzeigen ({reason}). Es bleibt, wie es ist.",
    other:
      "{n} Objekte auf diesem Board lassen sich hier nicht anzeigen ({reason}). Sie bleiben, wie sie sind.",
  },
  "sync.withheld":
    "{reason} Deine letzten Änderungen sind nicht auf dem Board; sie bleiben in diesem Browser.",
  "sync.tooLarge":
    "Eine Änderung ist größer als die {mb} MB, die auf einmal gesendet werden können; was danach kam, beruht auf ihr.",
  "sync.readOnlyNow": "Du kannst dieses Board jetzt nur noch lesen.",
  "sync.mayEditNow": "Du kannst dieses Board jetzt bearbeiten.",
  "sync.nothingKept":
    "Dieser Browser bewahrt ungespeicherte Änderungen nicht auf. Lass diese Seite offen, bis sie gespeichert sind.",
} as const satisfies Translation;
