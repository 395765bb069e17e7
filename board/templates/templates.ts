import type { TemplateId } from "@/contract/api";
import { blank } from "./blank";
import { discussionSession } from "./discussion-session";
import { featureGrid } from "./feature-grid";
import { lateModulePatching } from "./late-module-patching";
import { problemScope } from "./problem-scope";
import { proposals } from "./proposals";
import type { Template } from "./template-data";

/** Every template by id, in the order in which the start page offers them. */
export const TEMPLATES: Readonly<Record<TemplateId, Template>> = {
  blank,
  "problem-scope": problemScope,
  proposals,
  "feature-grid": featureGrid,
  "discussion-session": discussionSession,
  "late-module-patching": lateModulePatching,
};

/** Ids, titles and descriptions, for people to choose from. */
export function listTemplates(): { id: TemplateId; title: string; description: string }[] {
  return Object.values(TEMPLATES).map(({ id, title, description }) => ({ id, title, description }));
}
