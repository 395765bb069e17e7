import { recordTable } from "@/board/record/record-csv";
import { recordFile } from "@/board/record/record-file";
import { errorDetail } from "@/contract/error-details";
import { AppError } from "@/contract/errors";
import { isRecordFile, RECORD_FILES } from "@/contract/record-formats";
import { compress, ENCODING_HEADER } from "@/app/_runtime/compress";
import { actorOf } from "@/app/_runtime/current-actor";
import { respond } from "@/app/_runtime/respond";
import { services } from "@/app/_runtime/services";

interface Context {
  params: Promise<{ id: string; file: string }>;
}

/** Shown in a tab of its own by a browser, so that it can be read and printed; the others are saved. */
const SHOWN: ReadonlySet<string> = new Set(["record.txt", "record.html", "record.json"]);

/**
 * The record of a board as a file: record.txt, .eml, .md, .html, .json, .csv or .ics. `record.csv?table=` takes `actions` or
 * the id of a grid, and gives that table alone.
 */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { id, file } = await params;
    if (!isRecordFile(file)) throw new AppError("no_such_address");
    const record = await services().boardRecord(await actorOf(request), id);
    const table = file === "record.csv" ? new URL(request.url).searchParams.get("table") : null;
    const whole = table === null ? recordFile(record, file, new Date()) : recordTable(record, table);
    if (whole === null) throw new AppError("not_found", errorDetail("no_such_table"));
    const text = new TextEncoder().encode(whole);
    const { body, encoding } = await compress(text, request.headers.get("accept-encoding"));
    return new Response(body, {
      headers: {
        "content-type": RECORD_FILES[file],
        "content-disposition": `${SHOWN.has(file) ? "inline" : "attachment"}; filename="${file}"`,
        "cache-control": "no-store",
        vary: "Accept-Encoding, Cookie, Authorization",
        // Styles of the record are inside it; nothing else may be loaded or run, wherever the file is opened.
        "content-security-policy":
          "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        ...(encoding ? { [ENCODING_HEADER]: encoding } : {}),
      },
    });
  });
}
