import { instantiateTemplate } from "@/board/templates/instantiate-template";
import { newId } from "@/server/access/tokens";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";
import { requireCreateKey, setUpBoard } from "./set-up-board";

/** Creates a board from a template, with one link per role; a browser becomes its facilitator. */
export function createCreateBoard(deps: ServiceDeps): Services["createBoard"] {
  return async (actor, { title, template }, createKey) => {
    requireCreateKey(deps, actor, createKey);
    const documents = instantiateTemplate(template, { title, at: deps.now() });
    return setUpBoard(deps, actor, { id: newId(), title, template, documents });
  };
}
