import { QuickAddMenu } from "./create/quick-add-menu";
import { GridPanel } from "./grid/grid-panel";
import { ItemPanel } from "./panel/item-panel";

/** What stands in front of the canvas for people who edit: the fields of the item that is edited, and the menu of new things. */
export function ItemsInFront() {
  return (
    <>
      <ItemPanel />
      <GridPanel />
      <QuickAddMenu />
    </>
  );
}
