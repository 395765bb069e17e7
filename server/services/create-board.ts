import { instantiateTemplate } from "@/board/templates/instantiate-template";
import { checkCreateKey } from "./check-create-key";
import { foundBoard } from "./found-board";
import type { ServiceDeps } from "./service-deps";
import type { Services } from "./services";

/** Creates a board from a template, with one link per role; a browser becomes its facilitator. */
export function createCreateBoard(deps: ServiceDeps): Services["createBoard"] {
  return async (actor, input, createKey) => {
    checkCreateKey(deps, actor, createKey);
    const { title, template } = input;
    const documents = instantiateTemplate(template, { title, at: deps.now() });
    return foundBoard(deps, actor, { title, template, documents });
  };
}
