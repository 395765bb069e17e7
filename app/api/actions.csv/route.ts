import { actionListCsv } from "@/board/record/record-csv";
import { actionFile } from "@/app/_runtime/action-file";
import { respond } from "@/app/_runtime/respond";

/** Action items of all boards that the asker may read, filtered as by `GET /api/actions`, as a table. */
export function GET(request: Request): Promise<Response> {
  const type = "text/csv; charset=utf-8";
  return respond(request, () => actionFile(request, { name: "actions.csv", type, write: actionListCsv }));
}
