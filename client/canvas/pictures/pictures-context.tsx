"use client";

import { createContext, useContext } from "react";
import type { PictureUploads } from "./picture-uploads";

/** This tab's uploads, for the shapes on the canvas; null where nothing is uploaded (the room screen). */
const Pictures = createContext<PictureUploads | null>(null);

export const PicturesProvider = Pictures.Provider;

export function usePictures(): PictureUploads | null {
  return useContext(Pictures);
}
