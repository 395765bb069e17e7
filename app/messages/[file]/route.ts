import { parseLanguage } from "@/contract/language";
import { speechFile } from "@/app/speeches";

interface Context {
  params: Promise<{ file: string }>;
}

/**
 * The script of a language, for the pages that are written in it. A page from before an update names an older content;
 * it gets today's, which nobody keeps under that name.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  const language = parseLanguage(file.split(".")[0]);
  const found = language && speechFile(language);
  if (!found) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  return new Response(found.source, {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": found.path.endsWith(`/${file}`) ? "public, max-age=31536000, immutable" : "no-store",
    },
  });
}
