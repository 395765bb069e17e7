import { actionsCalendar } from "@/board/record/record-calendar";
import { actionFile } from "@/app/_runtime/action-file";
import { respond } from "@/app/_runtime/respond";

/** Action items of all boards that the asker may read, filtered as by `GET /api/actions`, as to-dos of a calendar. */
export function GET(request: Request): Promise<Response> {
  return respond(request, () =>
    actionFile(request, {
      name: "actions.ics",
      type: "text/calendar; charset=utf-8",
      write: (actions) =>
        actionsCalendar(
          // Each with an address of its own.
          actions.map((action) => ({
            board: { id: action.boardId, title: action.boardTitle, url: action.url },
            actions: [action],
          })),
          new Date(),
        ),
    }),
  );
}
