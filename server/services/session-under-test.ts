import { recordsOf } from "@/board/document/canvas-document";
import { createRecordCheck } from "@/board/document/check-record";
import { readSessionState } from "@/board/document/session-state";
import { createPaperboardSchema } from "@/board/paperboard-schema";
import type { Role } from "@/contract/roles";
import { SessionCommand } from "@/contract/session-command-schema";
import type { SessionCommandInput } from "@/contract/session-commands";
import { servicesUnderTest } from "./services-under-test";
import type { Actor } from "./services";

const check = createRecordCheck(createPaperboardSchema());

/** A board with a browser for each role; commands get ids of their own unless they bring one. */
export async function sessionUnderTest(options: { started?: boolean } = {}) {
  const world = servicesUnderTest();
  const { services, board, browser, registry } = world;
  const { id, tokens, creator } = await board("discussion-session");
  const people = new Map<string, Awaited<ReturnType<typeof visitor>>>();
  let commands = 0;

  async function visitor(role: Role) {
    const jar = browser();
    await jar.join(tokens[role]);
    return jar;
  }
  async function actor(who: string): Promise<Actor> {
    if (who === "fay") return creator.actor();
    const known =
      people.get(who) ?? (await visitor(who === "vic" || who === "viv" ? "viewer" : "participant"));
    people.set(who, known);
    return known.actor();
  }
  async function send(who: string, input: SessionCommandInput & { id?: string }) {
    commands += 1;
    const command = SessionCommand.parse({ id: `command-${commands}`, ...input });
    return services.runSessionCommand(await actor(who), id, command);
  }
  const state = () => registry.read(id, "session", readSessionState);
  const runId = async () => (await state()).run?.id ?? "";
  const canvas = () => registry.read(id, "canvas", (doc) => recordsOf(doc, check));
  const view = async (who: string) => services.sessionView(await actor(who), id);
  const personOf = async (who: string) => (await services.standing(await actor(who), id)).personId;
  if (options.started !== false) await send("fay", { type: "session.start" });
  return { ...world, id, tokens, creator, actor, send, state, runId, canvas, view, personOf };
}

/** Opens a hum check. */
export const hum = (anonymous = true): SessionCommandInput => ({
  type: "hum.open",
  humId: "hum-one",
  question: "Go on?",
  anonymous,
});
/** A voice in it. */
export const vote = (choice: "object" | "support" | "abstain", place: "room" | "remote" = "remote") =>
  ({ type: "hum.vote", humId: "hum-one", choice, place, name: "A name" }) as const;
