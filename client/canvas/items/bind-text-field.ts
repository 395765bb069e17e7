import { rebaseSplices, splicesBetween, type TextSplice } from "@/board/document/text-splices";
import type { ItemTextSession } from "@/client/sync/item-texts";
import { endOfSplices, movedCaret, typedSplices } from "./text-edit";

export type TextFieldElement = HTMLTextAreaElement | HTMLInputElement;

export interface BoundTextField {
  undo(): void;
  redo(): void;
  release(): void;
}

/**
 * Keeps a field and a shared text the same while several people type: what the person types goes into the text at once,
 * what others type into the field, without moving the caret off its place. An input method that composes owns the field
 * until it is done. Call `release` before the session is closed.
 */
export function bindTextField(element: TextFieldElement, session: ItemTextSession): BoundTextField {
  /** What the field held when it was last made equal to the text; a single line holds no line breaks. */
  let shown = "";
  let composes = false;
  let takesBack = false;

  function show(caretOf: (caret: number) => number): void {
    const text = session.get();
    const { selectionStart, selectionEnd, selectionDirection, scrollTop } = element;
    if (element.value !== text) {
      element.value = text;
      if (selectionStart !== null && selectionEnd !== null) {
        const [start, end] = [caretOf(selectionStart), caretOf(selectionEnd)];
        element.setSelectionRange(start, end, selectionDirection ?? undefined);
      }
      element.scrollTop = scrollTop;
    }
    shown = element.value;
  }

  function onChanges(splices: readonly TextSplice[]): void {
    if (composes) return;
    const end = takesBack ? endOfSplices(splices) : null;
    show((caret) => end ?? movedCaret(caret, splices));
  }

  function onInput(): void {
    if (composes) return;
    const typed = typedSplices(shown, element.value, element.selectionEnd);
    const text = session.get();
    const splices = shown === text ? typed : rebaseSplices(typed, splicesBetween(shown, text));
    for (const splice of [...splices].reverse()) session.splice(splice);
    // Others' typing while an input method composed, and what was not taken.
    const missing = splicesBetween(element.value, session.get());
    show((caret) => movedCaret(caret, missing));
  }

  function takeBack(step: "undo" | "redo"): void {
    takesBack = true;
    try {
      session[step]();
    } finally {
      takesBack = false;
    }
  }

  const onBeforeInput = (event: Event) => {
    const { inputType } = event as InputEvent;
    // By the browser's menu or a gesture: its own history knows nothing of the others.
    if (inputType !== "historyUndo" && inputType !== "historyRedo") return;
    event.preventDefault();
    takeBack(inputType === "historyUndo" ? "undo" : "redo");
  };
  const onCompositionStart = () => {
    composes = true;
  };
  const onCompositionEnd = () => {
    composes = false;
    onInput();
  };

  // Whoever comes in by Tab goes on where the text ends.
  show(() => session.get().length);
  const stopObserving = session.observe(onChanges);
  element.addEventListener("input", onInput);
  element.addEventListener("beforeinput", onBeforeInput);
  element.addEventListener("compositionstart", onCompositionStart);
  element.addEventListener("compositionend", onCompositionEnd);
  return {
    undo: () => takeBack("undo"),
    redo: () => takeBack("redo"),
    release() {
      // Half-composed words are in the field only.
      if (composes) onCompositionEnd();
      stopObserving();
      element.removeEventListener("input", onInput);
      element.removeEventListener("beforeinput", onBeforeInput);
      element.removeEventListener("compositionstart", onCompositionStart);
      element.removeEventListener("compositionend", onCompositionEnd);
    },
  };
}
