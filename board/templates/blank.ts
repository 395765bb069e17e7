import type { Template } from "./template-data";

export const blank: Template = {
  id: "blank",
  title: "Blank board",
  description: "An empty canvas: draw, write, and bring your own structure.",
  frames: [],
};
