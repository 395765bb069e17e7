import * as encoding from "lib0/encoding";
import * as syncProtocol from "y-protocols/sync";
import WebSocket from "ws";
import * as Y from "yjs";
import { ROLES, type Role } from "@/contract/roles";
import { MESSAGE } from "@/contract/sync-protocol";
import { createBoard, type TestBoard } from "./fixtures/boards";
import { expect, test } from "./fixtures/test";

/** What each role may do over HTTP: the rows of the access matrix that have an action so far. */
const READ: readonly Role[] = ROLES;
const DUPLICATE: readonly Role[] = ["viewer", "participant", "facilitator"];
const MANAGE: readonly Role[] = ["facilitator"];
const EDIT: readonly Role[] = ["participant", "facilitator"];

const json = { "content-type": "application/json" };
const png = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex");
/** A command of a session; each has an id of its own. */
const command = (input: object): RequestInit => ({
  method: "POST",
  headers: json,
  body: JSON.stringify({ id: `command-${Math.random().toString(36).slice(2)}`, ...input }),
});
/** The trash holds boards, which are named by the same id. */
const TRASH = "../trash";

const ACTIONS: readonly {
  name: string;
  allowed: readonly Role[];
  status: number;
  call: (board: string) => { path: string; init: RequestInit };
}[] = [
  { name: "read the board", allowed: READ, status: 200, call: (id) => ({ path: id, init: {} }) },
  {
    name: "read its documents",
    allowed: READ,
    status: 200,
    call: (id) => ({ path: `${id}/state?document=session`, init: {} }),
  },
  {
    name: "add a picture",
    allowed: EDIT,
    status: 201,
    call: (id) => ({ path: `${id}/assets`, init: { method: "POST", body: png } }),
  },
  {
    name: "send its thumbnail",
    allowed: EDIT,
    status: 200,
    call: (id) => ({ path: `${id}/thumbnail?theme=light`, init: { method: "PUT", body: png } }),
  },
  {
    name: "see its thumbnail",
    allowed: READ,
    // They may, and there is none.
    status: 404,
    call: (id) => ({ path: `${id}/thumbnail?theme=dark`, init: {} }),
  },
  {
    name: "duplicate it",
    allowed: DUPLICATE,
    status: 201,
    call: (id) => ({
      path: `${id}/duplicate`,
      init: { method: "POST", headers: json, body: '{"title":"Copy"}' },
    }),
  },
  {
    name: "keep a copy of it",
    allowed: DUPLICATE,
    // They may, and what they sent is no copy.
    status: 400,
    call: (id) => ({ path: `${id}/copies`, init: { method: "POST", body: Buffer.from([1, 2, 3]) } }),
  },
  {
    name: "restore it",
    allowed: MANAGE,
    // They may, and it is not in the trash.
    status: 409,
    call: (id) => ({ path: `${TRASH}/${id}/restore`, init: { method: "POST" } }),
  },
  {
    name: "delete it for good",
    allowed: MANAGE,
    status: 409,
    call: (id) => ({ path: `${TRASH}/${id}`, init: { method: "DELETE" } }),
  },
  {
    name: "see what of the session is for oneself",
    allowed: READ,
    status: 200,
    call: (id) => ({ path: `${id}/session`, init: {} }),
  },
  {
    name: "take part in the session",
    allowed: DUPLICATE,
    // They may, and none is running.
    status: 409,
    call: (id) => ({ path: `${id}/session`, init: command({ type: "queue.lower" }) }),
  },
  {
    name: "deliver from the inbox",
    allowed: EDIT,
    // They may, and there is no such text.
    status: 409,
    call: (id) => ({
      path: `${id}/session`,
      init: command({ type: "inbox.deliver", entryId: "nothing" }),
    }),
  },
  {
    name: "run the session",
    allowed: MANAGE,
    status: 200,
    call: (id) => ({ path: `${id}/session`, init: command({ type: "session.start" }) }),
  },
  {
    name: "rename it",
    allowed: MANAGE,
    status: 200,
    call: (id) => ({ path: id, init: { method: "PATCH", headers: json, body: '{"title":"Renamed"}' } }),
  },
  { name: "see its links", allowed: EDIT, status: 200, call: (id) => ({ path: `${id}/links`, init: {} }) },
  {
    name: "make a link",
    allowed: MANAGE,
    status: 201,
    call: (id) => ({
      path: `${id}/links`,
      init: { method: "POST", headers: json, body: '{"role":"viewer"}' },
    }),
  },
  {
    name: "revoke a link",
    allowed: MANAGE,
    // It is allowed to, and there is no such link.
    status: 404,
    call: (id) => ({
      path: `${id}/links`,
      init: { method: "DELETE", headers: json, body: '{"id":"no-such-link"}' },
    }),
  },
  {
    name: "replace a link",
    allowed: MANAGE,
    // As above: there is no such link.
    status: 404,
    call: (id) => ({
      path: `${id}/links/replace`,
      init: { method: "POST", headers: json, body: '{"id":"no-such-link"}' },
    }),
  },
  {
    name: "remove a person",
    allowed: MANAGE,
    // It is allowed to, and there is no such person.
    status: 404,
    call: (id) => ({
      path: `${id}/people`,
      init: { method: "DELETE", headers: json, body: '{"personId":"nobody"}' },
    }),
  },
  {
    name: "let a person back in",
    allowed: MANAGE,
    status: 404,
    call: (id) => ({
      path: `${id}/people`,
      init: { method: "POST", headers: json, body: '{"personId":"nobody"}' },
    }),
  },
  {
    name: "delete it",
    allowed: MANAGE,
    status: 204,
    call: (id) => ({ path: id, init: { method: "DELETE" } }),
  },
];

/** The cookie that following a link leaves in a browser. */
async function cookieOf(board: TestBoard, role: Role): Promise<string> {
  const joined = await fetch(board.links[role], { redirect: "manual" });
  expect(joined.status).toBe(303);
  return joined.headers.get("set-cookie")?.split(";")[0] ?? "";
}

for (const role of ROLES) {
  test(`over HTTP a ${role} may do what the matrix says, by token and by cookie`, async ({ app }) => {
    for (const { name, allowed, status, call } of ACTIONS) {
      const board = await createBoard(app, { title: "Matrix", template: "blank" });
      const { path, init } = call(board.id);
      const ways = {
        token: { authorization: `Bearer ${board.tokens[role]}` },
        cookie: { cookie: await cookieOf(board, role), origin: app.url },
      };
      for (const [way, headers] of Object.entries(ways)) {
        // A board can be deleted once.
        if (name === "delete it" && way === "cookie" && allowed.includes(role)) continue;
        const answer = await fetch(`${app.url}/api/boards/${path}`, {
          ...init,
          headers: { ...(init.headers as Record<string, string>), ...headers },
        });
        expect(answer.status, `${role} wants to ${name} by ${way}`).toBe(
          allowed.includes(role) ? status : 403,
        );
        if (!allowed.includes(role)) expect((await answer.json()).error.code).toBe("forbidden");
      }
    }
  });

  test(`over a socket a ${role} may write the canvas or not`, async ({ app }) => {
    const board = await createBoard(app, { title: "Matrix", template: "blank" });
    const doc = new Y.Doc();
    doc.getMap("records").set("shape:test", new Y.Map());
    const socket = new WebSocket(
      `${app.url.replace("http", "ws")}/sync/${board.id}?paperboard=1&token=${board.tokens[role]}`,
    );
    const answer = await new Promise<number>((resolve, reject) => {
      socket.once("error", reject);
      socket.once("open", () =>
        socket.send(
          encoding.encode((encoder) => {
            encoding.writeVarUint(encoder, MESSAGE.sync);
            syncProtocol.writeUpdate(encoder, Y.encodeStateAsUpdate(doc));
          }),
        ),
      );
      socket.on("message", (data: Buffer) => {
        const type = data[0] ?? -1;
        if (type === MESSAGE.saved || type === MESSAGE.refused) resolve(type);
      });
    });
    socket.close();
    expect(answer).toBe(EDIT.includes(role) ? MESSAGE.saved : MESSAGE.refused);
  });
}

test("a cookie alone changes nothing for another site, and a stranger reads nothing", async ({ app }) => {
  const board = await createBoard(app, { title: "Matrix", template: "blank" });
  const cookie = await cookieOf(board, "facilitator");
  for (const origin of ["http://evil.example", "null"]) {
    const answer = await fetch(`${app.url}/api/boards/${board.id}`, {
      method: "DELETE",
      headers: { cookie, origin },
    });
    expect((await answer.json()).error.code).toBe("bad_origin");
  }
  const stranger = await fetch(`${app.url}/api/boards/${board.id}`);
  expect(stranger.status).toBe(401);
});

test("every error of the API has a code and a sentence", async ({ app }) => {
  const post = (body: string) => ({ method: "POST", headers: json, body });
  const wrong: [path: string, init: RequestInit, status: number, code: string, says: RegExp][] = [
    ["/api/nope", {}, 404, "no_such_address", /address/],
    ["/api/templates", { method: "DELETE" }, 405, "method_not_allowed", /method/],
    ["/api/boards", post("{}"), 400, "bad_request", /title.*text/i],
    ["/api/boards", post("[1]"), 400, "bad_request", /JSON object/],
    ["/api/boards", post("{"), 400, "bad_request", /JSON/],
    ["/api/boards", post('{"title":"a","template":"b"}'), 400, "bad_request", /template is one of/i],
    ["/api/boards/none", {}, 404, "not_found", /no such board/],
  ];
  for (const [path, init, status, code, says] of wrong) {
    const answer = await fetch(`${app.url}${path}`, init);
    expect(answer.status, path).toBe(status);
    expect(answer.headers.get("content-type"), path).toContain("application/json");
    const { error } = (await answer.json()) as { error: { code: string; message: string } };
    expect(error.code, path).toBe(code);
    expect(error.message, path).toMatch(says);
  }
});
