import type { TLRecord } from "@tldraw/tlschema";
import type { Entries } from "./item-fields";
import { isItem } from "./item-shapes";

/**
 * A copy of an item whose references to items that were copied with it point at their copies, as arrows do; what was not
 * copied is still referred to. `copies`: shape id → id of its copy. The same object when nothing changes.
 */
export function withCopiedReferences<R extends TLRecord>(record: R, copies: ReadonlyMap<string, string>): R {
  if (!isItem(record)) return record;
  switch (record.type) {
    case "decision": {
      const { restsOn } = record.props;
      if (!Object.keys(restsOn).some((id) => copies.has(id))) return record;
      const renamed: Entries<{ index: string }> = Object.fromEntries(
        Object.entries(restsOn).map(([id, entry]) => [copies.get(id) ?? id, entry]),
      );
      return { ...record, props: { ...record.props, restsOn: renamed } };
    }
    case "action-item": {
      const origin = copies.get(record.props.origin);
      return origin === undefined ? record : { ...record, props: { ...record.props, origin } };
    }
    case "question":
    case "proposal":
    case "feature-grid":
      return record;
  }
}
