import { t } from "@/client/ui/messages/t";
import { pictureUrl } from "../asset-store";
import { dataUrlOf, dataUrlOfBlob } from "../pictures/copied-pictures";
import type { PictureUploads } from "../pictures/picture-uploads";
import { boardFile, boardFileName } from "./board-file";
import { keptCopy } from "./kept-copy";
import { saveFile } from "./save-file";

/** Has the browser save a canvas, an update v1, as a file with its pictures in it; resolves with the file's name. */
export async function keepAsFile(options: {
  boardId: string;
  title: string;
  update: Uint8Array;
  uploads: Pick<PictureUploads, "held">;
}): Promise<string> {
  const { boardId, title, update, uploads } = options;
  const { records, files } = await keptCopy(update, uploads);
  const file = await boardFile(records, async (asset) => {
    const own = files.get(asset.id);
    if (own) return dataUrlOfBlob(own);
    const url = pictureUrl(boardId, asset.props.src);
    return url === null ? null : dataUrlOf(url);
  });
  const name = boardFileName(t("withheld.copySuffix", { title }));
  saveFile(file, name);
  return name;
}
