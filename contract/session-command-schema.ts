import { z } from "zod";
import { LIMITS } from "./limits";
import { HUM_CHOICES, HUM_PLACES, INBOX_KINDS, PLACES, QUEUE_KINDS } from "./session-commands";
import { SESSION_LIMITS } from "./session-limits";

/** The commands of a session, as the server checks them. No browser loads this: pages know the types (session-commands.ts). */

/** Chosen by the client, at random: letters, digits, `-` and `_`. */
const Id = z.string("An id is a text.").regex(/^[\w-]{6,64}$/, "An id has 6 to 64 letters and digits.");
/** Of a shape, as tldraw makes them. */
const ShapeId = z.string().regex(/^shape:[\w-]{1,100}$/, "This is no id of a shape.");
const Coordinate = z.number().finite().min(-1e7).max(1e7);
const Minutes = z.number().int().min(1).max(SESSION_LIMITS.topicMinutes);

/** Controls and Unicode's signs that reorder what a reader sees; line breaks and tabs are dealt with before. */
const UNSEEN = /[^\P{Cc}\n\t]|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

/** One line. */
function line(chars: number) {
  return z
    .string()
    .transform((value) =>
      value
        .replace(/[\s\u2028\u2029]+/g, " ")
        .replace(UNSEEN, "")
        .trim(),
    )
    .pipe(z.string().min(1, "A text is needed.").max(chars, `A text has at most ${chars} characters.`));
}

/** Several lines. */
function text(chars: number) {
  return z
    .string()
    .transform((value) => value.replace(/\r\n?/g, "\n").replace(UNSEEN, "").trim())
    .pipe(z.string().max(chars, `A text has at most ${chars} characters.`));
}

const Name = line(LIMITS.nameChars);

function command<Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) {
  return z.object({ id: Id, type: z.literal(type), ...shape });
}

export const SessionCommand = z.discriminatedUnion(
  "type",
  [
    command("session.start", {}),
    /** Closes open hum checks. Refused while private notes are neither revealed nor discarded. */
    command("session.end", { runId: Id }),
    /** Another short address, when the one that the session had opens nothing any more. */
    command("session.code", { runId: Id }),

    /** Makes a topic, at the end of the agenda, or changes one. */
    command("topic.put", {
      topicId: Id,
      title: line(LIMITS.titleChars),
      minutes: Minutes,
      frameId: ShapeId.nullable().default(null),
    }),
    command("topic.remove", { topicId: Id }),
    /** Before another topic; null: to the end. */
    command("topic.move", { topicId: Id, before: Id.nullable() }),
    /** Ends the one before. Nothing when it is current already. */
    command("topic.start", { topicId: Id }),
    command("topic.end", { topicId: Id }),
    /** Minutes to add to the current topic; negative: to take away. */
    command("timer.extend", { topicId: Id, minutes: z.number().int().min(-60).max(60) }),
    command("timer.pause", { topicId: Id }),
    command("timer.resume", { topicId: Id }),

    /** Brings everybody once to a part of a page. */
    command("attention.bring", {
      name: Name,
      pageId: z.string().max(100),
      box: z.object({
        x: Coordinate,
        y: Coordinate,
        w: z.number().positive().max(1e7),
        h: z.number().positive().max(1e7),
      }),
    }),
    /** Everybody follows a person, by default the one who asks, until released. */
    command("attention.spotlight", {
      name: Name,
      personId: z.string().min(1).max(100).nullable().default(null),
    }),
    command("attention.release", { spotlightId: Id }),

    command("queue.raise", { name: Name, kind: z.enum(QUEUE_KINDS), place: z.enum(PLACES) }),
    command("queue.lower", {}),
    /** Somebody without a device of their own. */
    command("queue.add", {
      entryId: Id,
      name: Name,
      kind: z.enum(QUEUE_KINDS),
      place: z.enum(PLACES).default("room"),
    }),
    command("queue.remove", { entryId: Id }),
    /** To the end of the queue. */
    command("queue.skip", { entryId: Id }),
    command("queue.move", { entryId: Id, before: Id.nullable() }),
    /** Gives the word to an entry; whoever had it has spoken. */
    command("queue.call", { entryId: Id }),
    command("speaker.end", { entryId: Id }),

    command("hum.open", {
      humId: Id,
      itemId: ShapeId.nullable().default(null),
      question: line(SESSION_LIMITS.questionChars),
      anonymous: z.boolean(),
    }),
    /** The last choice counts. `name` is kept by a hum check that is not anonymous, and only there. */
    command("hum.vote", {
      humId: Id,
      choice: z.enum(HUM_CHOICES),
      place: z.enum(HUM_PLACES),
      name: Name.nullable().default(null),
    }),
    /** Reveals the counts. */
    command("hum.close", { humId: Id }),

    command("writing.open", {
      writingId: Id,
      prompt: line(SESSION_LIMITS.promptChars),
      named: z.boolean(),
    }),
    /** Writes, changes or, with an empty text, takes back a note that nobody else sees yet. */
    command("writing.note", {
      writingId: Id,
      noteId: Id,
      text: text(SESSION_LIMITS.noteChars),
      name: Name,
    }),
    /** Puts all notes on the canvas. */
    command("writing.reveal", { writingId: Id }),
    command("writing.discard", { writingId: Id }),

    /** A text for the scribes; its id is the command's. */
    command("inbox.send", {
      kind: z.enum(INBOX_KINDS),
      text: text(SESSION_LIMITS.inboxChars).pipe(z.string().min(1, "A text is needed.")),
      name: Name,
    }),
    /** Puts it on the canvas; a point with `proposalId` onto that proposal, else as a note. */
    command("inbox.deliver", {
      entryId: Id,
      proposalId: ShapeId.nullable().default(null),
      sign: z.enum(["positive", "negative", "blocking"]).default("positive"),
    }),
    command("inbox.dismiss", { entryId: Id }),

    command("board.lock", { locked: z.boolean() }),
  ],
  { error: "This is no command of a session." },
);
export type SessionCommand = z.infer<typeof SessionCommand>;
/** As a client may send it: what has a default may be left out, and the sender adds the id. */
export type SessionCommandInput = WithoutId<z.input<typeof SessionCommand>>;
type WithoutId<Command> = Command extends unknown ? Omit<Command, "id"> : never;
