import { useEditor, useValue } from "tldraw";

/** Names of the people who take part now, this person first: to suggest where a name is asked for. */
export function useNamesHere(): readonly string[] {
  const editor = useEditor();
  const names = useValue(
    "names here",
    () => {
      const others = editor.getCollaborators().map(({ userName }) => userName.trim());
      // One string: a new array with every cursor would draw the panel again.
      return [...new Set([editor.user.getName().trim(), ...others])].filter(Boolean).join("\n");
    },
    [editor],
  );
  return names === "" ? [] : names.split("\n");
}
