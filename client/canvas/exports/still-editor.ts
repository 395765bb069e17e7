import {
  createTLStore,
  createTLUser,
  Editor,
  type TLAnyBindingUtilConstructor,
  type TLAnyShapeUtilConstructor,
} from "tldraw";
import { TLDRAW_ASSET_URLS } from "../tldraw-asset-urls";

/** An editor that nobody sees, on a copy of the board as it was at one moment. */
export interface StillEditor {
  editor: Editor;
  dispose(): void;
}

/**
 * Copies the board of `live` into an editor of its own: tldraw draws the current page only, and neither may the person's
 * page change while pictures of other pages are drawn, nor may what others do meanwhile come half into them.
 */
export function openStillEditor(live: Editor, dark: boolean): StillEditor {
  const page = live.getContainer().ownerDocument;
  const container = page.createElement("div");
  container.className = `tl-container tl-theme__${dark ? "dark" : "light"}`;
  container.inert = true;
  container.ariaHidden = "true";
  container.style.cssText = "position:fixed;top:0;left:-10000px;width:1px;height:1px;overflow:hidden";
  page.body.append(container);
  const store = createTLStore({ schema: live.store.schema, assets: live.store.props.assets });
  store.mergeRemoteChanges(() => {
    const document = live.store.scopedTypes.document;
    store.put(live.store.allRecords().filter(({ typeName }) => document.has(typeName)));
  });
  const editor = new Editor({
    store,
    shapeUtils: constructorsOf<TLAnyShapeUtilConstructor>(live.shapeUtils),
    bindingUtils: constructorsOf<TLAnyBindingUtilConstructor>(live.bindingUtils),
    tools: [],
    user: createTLUser(),
    getContainer: () => container,
    textOptions: live.getTextOptions(),
    options: live.options,
    fontAssetUrls: TLDRAW_ASSET_URLS.fonts,
  });
  return {
    editor,
    dispose() {
      editor.dispose();
      // The export takes its drawing out of the container a moment after it is done.
      setTimeout(() => container.remove(), 1_000);
    },
  };
}

/** The classes of an editor's utils. Groups are tldraw's own, which every editor brings by itself. */
function constructorsOf<C>(utils: Record<string, object | undefined>): C[] {
  return Object.entries(utils).flatMap(([type, util]) =>
    util && type !== "group" ? [util.constructor as C] : [],
  );
}
