import type { SessionState } from "@/board/document/session-state";
import { closeHum, openHum, recordVoices, type CountedBallot } from "@/board/session/session-secrets";
import { AppError } from "@/contract/errors";
import type { ServiceDeps } from "./service-deps";
import { inTurn, type SessionChange, type SessionRunContext } from "./session-run";

/** Keeps a voice until the close; only how many there are enters the document. */
export async function castVote(run: SessionRunContext<"hum.vote">): Promise<SessionChange> {
  const { deps, boardId, command, standing, state } = run;
  const { humId, choice, place } = command;
  const hum = openHum(state, humId);
  if (typeof hum === "string") throw new AppError(hum);
  if (!hum.anonymous && command.name === null) {
    throw new AppError("bad_request", "name: This hum check keeps names.");
  }
  const voter = deps.voterTag({ boardId, humId, personId: standing.personId });
  const name = hum.anonymous ? null : command.name;
  await deps.session.putBallot({ boardId, humId, voter, choice, place, name });
  const voices = await countVoices(deps, boardId, humId);
  return (now) => recordVoices(now, humId, voices);
}

async function countVoices({ session }: Pick<ServiceDeps, "session">, boardId: string, humId: string) {
  const ballots = await session.listBallots(boardId, humId);
  return {
    room: ballots.filter(({ place }) => place === "room").length,
    remote: ballots.filter(({ place }) => place === "remote").length,
  };
}

/** Takes back what a person has chosen in hum checks that are open. Their voices are counted anew, so that it may be repeated. */
export async function eraseBallotsOf(
  deps: Pick<ServiceDeps, "session" | "voterTag">,
  boardId: string,
  { personId, state }: { personId: string; state: SessionState },
): Promise<SessionChange> {
  const steps: SessionChange[] = [];
  for (const { id: humId, closedAt } of state.hums) {
    if (closedAt !== null) continue;
    const voter = deps.voterTag({ boardId, humId, personId });
    await deps.session.removeBallot({ boardId, humId, voter });
    const voices = await countVoices(deps, boardId, humId);
    steps.push((now) => recordVoices(now, humId, voices));
  }
  return inTurn(steps);
}

/** Counts the voices and shows the result. */
export async function closeHumCheck(run: SessionRunContext<"hum.close">): Promise<SessionChange> {
  const { deps, boardId, command, at } = run;
  const ballots = await ballotsOf(deps, boardId, command.humId);
  return (state) => closeHum(state, command.humId, ballots, at);
}

/** Ballots without what tells whose they are. */
export async function ballotsOf(
  { session }: Pick<ServiceDeps, "session">,
  boardId: string,
  humId: string,
): Promise<CountedBallot[]> {
  const rows = await session.listBallots(boardId, humId);
  return rows.map(({ choice, place, name }) => ({ choice, place, name }));
}

/** Erases the ballots of hum checks that are closed, with their tags. */
export async function eraseCountedBallots(
  { session }: Pick<ServiceDeps, "session">,
  boardId: string,
  state: SessionState,
): Promise<void> {
  const open = state.hums.filter(({ closedAt }) => closedAt === null).map(({ id }) => id);
  await session.eraseBallotsExcept(boardId, open);
}
