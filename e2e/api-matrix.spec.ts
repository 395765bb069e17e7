import * as encoding from "lib0/encoding";
import * as syncProtocol from "y-protocols/sync";
import WebSocket from "ws";
import * as Y from "yjs";
import { ROLES, type Role } from "@/contract/roles";
import { MESSAGE } from "@/contract/sync-protocol";
import { createBoard, type TestBoard } from "./fixtures/boards";
import { expect, test } from "./fixtures/test";

// Publishing is off where there is neither a create key nor this.
test.use({ settings: { LIBRARY: "open" } });

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
    name: "list the pictures of its frames",
    allowed: READ,
    status: 200,
    call: (id) => ({ path: `${id}/pictures`, init: {} }),
  },
  {
    name: "see the picture of a frame",
    allowed: READ,
    // They may, and there is none.
    status: 404,
    call: (id) => ({ path: `${id}/pictures/none`, init: {} }),
  },
  {
    name: "send the picture of a frame",
    allowed: EDIT,
    // They may, and there is no such frame.
    status: 404,
    call: (id) => ({ path: `${id}/pictures/none?seq=0`, init: { method: "PUT", body: png } }),
  },
  {
    name: "download its archive",
    allowed: READ,
    status: 200,
    call: (id) => ({ path: `${id}/archive.zip`, init: {} }),
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
  {
    name: "seal it",
    allowed: MANAGE,
    status: 204,
    call: (id) => ({ path: `${id}/seal`, init: { method: "POST", headers: json, body: "{}" } }),
  },
  {
    name: "reopen it",
    allowed: MANAGE,
    status: 204,
    call: (id) => ({ path: `${id}/seal`, init: { method: "DELETE" } }),
  },
  {
    name: "publish it",
    allowed: MANAGE,
    status: 200,
    call: (id) => ({ path: `${id}/publication`, init: { method: "POST", headers: json, body: "{}" } }),
  },
  {
    name: "take it back",
    allowed: MANAGE,
    status: 200,
    call: (id) => ({ path: `${id}/publication`, init: { method: "DELETE" } }),
  },
  {
    name: "say where its discussion came from",
    allowed: MANAGE,
    status: 204,
    call: (id) => ({
      path: `${id}/origin`,
      init: { method: "PUT", headers: json, body: '{"origin":"https://lists.example/1"}' },
    }),
  },
  {
    name: "continue it in a new board",
    allowed: MANAGE,
    status: 201,
    call: (id) => ({
      path: `${id}/continue`,
      init: { method: "POST", headers: json, body: '{"title":"Next","structure":"blank"}' },
    }),
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

test("a published board is read without a link, over HTTP and over a socket, until it is taken back", async ({
  app,
}) => {
  const board = await createBoard(app, { title: "Published", template: "problem-scope" });
  const manage = { authorization: `Bearer ${board.tokens.facilitator}`, ...json };
  const publication = `${app.url}/api/boards/${board.id}/publication`;
  const paths = [
    `/review/${board.id}`,
    `/api/boards/${board.id}`,
    `/api/boards/${board.id}/record.md`,
    `/api/boards/${board.id}/state?document=canvas`,
  ];
  const statuses = () =>
    Promise.all(paths.map(async (path) => (await fetch(`${app.url}${path}`, { redirect: "manual" })).status));
  expect(await statuses()).toEqual([307, 401, 401, 401]);
  expect((await fetch(publication, { method: "POST", headers: manage, body: "{}" })).status).toBe(200);
  expect(await statuses()).toEqual([200, 200, 200, 200]);
  const listed = (await (await fetch(`${app.url}/api/library`)).json()) as { id: string }[];
  expect(listed.map(({ id }) => id)).toContain(board.id);

  // Everything that is not reading stays what it was.
  for (const { name, allowed, call } of ACTIONS) {
    const { path, init } = call(board.id);
    const { status } = await fetch(`${app.url}/api/boards/${path}`, init);
    if (allowed === READ) expect([200, 404], name).toContain(status);
    else expect([401, 403], name).toContain(status);
  }

  const socket = new WebSocket(`${app.url.replace("http", "ws")}/sync/${board.id}?paperboard=1`);
  const heard: number[] = [];
  const closed = new Promise<number>((resolve) => socket.once("close", resolve));
  const refused = new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.on("message", (data: Buffer) => {
      heard.push(data[0] ?? -1);
      if (data[0] === MESSAGE.refused) resolve();
    });
  });
  await new Promise((resolve) => socket.once("open", resolve));
  const doc = new Y.Doc();
  doc.getMap("records").set("shape:test", new Y.Map());
  socket.send(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.sync);
      syncProtocol.writeUpdate(encoder, Y.encodeStateAsUpdate(doc));
    }),
  );
  await refused;
  expect(heard).toContain(MESSAGE.sync);
  expect((await fetch(publication, { method: "DELETE", headers: manage })).status).toBe(200);
  expect(await closed).toBe(4401);
  expect(await statuses()).toEqual([307, 401, 401, 401]);
  const left = (await (await fetch(`${app.url}/api/library`)).json()) as { id: string }[];
  expect(left.map(({ id }) => id)).not.toContain(board.id);
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
    ["/api/archives", post("no zip"), 400, "bad_request", /no zip file/],
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
