import { describe, expect, test } from "vitest";
import { NO_SESSION, type SessionState } from "@/board/document/session-state";
import { buildRecord } from "./build-record";
import { minutesText } from "./minutes-text";
import { recordCsv } from "./record-csv";
import { recordHtml } from "./record-html";
import { recordJson } from "./record-json";
import { recordMarkdown } from "./record-markdown";
import { BOARD, HOSTILE_TEXT, hostileRecords, item, recordMap } from "./testing/records-under-test";

const START = Date.parse("2026-11-23T15:00:00.000Z");
const MINUTE = 60_000;
const speech = (name: string, startedAt: number, seconds: number) => ({
  id: `${name}-${startedAt}`,
  personId: null,
  name,
  kind: "new-topic" as const,
  place: "room" as const,
  topicId: "topic-1",
  startedAt,
  endedAt: startedAt + seconds * 1000,
});

function session(question = "Do we keep late module patching?"): SessionState {
  const topic = { frameId: null, addedMinutes: 0 };
  return {
    ...NO_SESSION,
    run: { id: "run", startedAt: START, endedAt: START + 30 * MINUTE, linkId: "link-1" },
    topics: [
      {
        ...topic,
        id: "topic-1",
        title: "Scope",
        minutes: 10,
        order: 0,
        startedAt: START,
        endedAt: START + 12 * MINUTE,
        spentMs: 12 * MINUTE + 5000,
      },
      {
        ...topic,
        id: "topic-2",
        title: "Proposals",
        minutes: 15,
        order: 1,
        startedAt: null,
        endedAt: null,
        spentMs: 0,
      },
    ],
    spoken: [speech("Ada", START, 65), speech("Ben", START + 2 * MINUTE, 20)],
    hums: [
      {
        id: "hum",
        itemId: null,
        question,
        anonymous: false,
        topicId: "topic-1",
        openedAt: START,
        closedAt: START + MINUTE,
        voices: { room: 2, remote: 1 },
        result: {
          room: { object: 1, "can-live-with": 0, support: 1, abstain: 0 },
          remote: { object: 0, "can-live-with": 1, support: 0, abstain: 0 },
          names: [
            { name: "Ada", choice: "support", place: "room" },
            { name: "Ben", choice: "object", place: "room" },
            { name: "Cleo", choice: "can-live-with", place: "remote" },
          ],
        },
      },
      {
        id: "open",
        itemId: null,
        question: "Still open?",
        anonymous: true,
        topicId: null,
        openedAt: START,
        closedAt: null,
        voices: { room: 3, remote: 0 },
        result: null,
      },
    ],
  };
}

const recordOf = (state: SessionState | null) => buildRecord(new Map(), BOARD, state);

describe("a session in the record", () => {
  test("stands in the minutes with its agenda, hum checks and speakers", () => {
    const text = minutesText(recordOf(session()));
    expect(text).toContain("1. Do we keep late module patching?");
    expect(text).toContain("Room: 1 support, 1 object. Remote: 1 can live with.");
    expect(text).toContain("object: Ben");
    expect(text).toMatch(/1\. Scope \(10 min planned, took 12:05, from 15:00 UTC\)/);
    expect(text).toContain("2. Proposals (15 min planned, did not come up)");
    expect(text).toContain("Scope: Ada (1:05), Ben (0:20)");
    expect(text).not.toContain("Nothing was written down");
  });

  test("says what a hum check was about, where the question does not", () => {
    const records = recordMap(item("p", "proposal", { title: "Drop late handling" }));
    const state = session("Do we go on?");
    const [hum] = state.hums;
    if (!hum) throw new Error("there is no hum check");
    const of = (question: string) =>
      buildRecord(records, BOARD, { ...state, hums: [{ ...hum, question, itemId: "shape:p" }] });
    const lines = minutesText(of("Do we go on?")).split("\n");
    expect(lines[lines.indexOf("1. Do we go on?") + 1]).toBe("   About: Drop late handling");
    expect(recordMarkdown(of("Do we go on?"))).toContain("About: Drop late handling");
    expect(recordHtml(of("Do we go on?"))).toContain("About: Drop late handling");
    expect(recordCsv(of("Do we go on?"))).toContain(`"Do we go on?","Drop late handling"`);
    expect(minutesText(of("Drop late handling"))).not.toContain("About:");
  });

  test("says next to decisions and action items under which topic they were made", () => {
    const topic = "Scope & <b>";
    const record = buildRecord(
      recordMap(
        item("d", "decision", { text: "We keep it", topic }),
        item("a", "action-item", { text: "Measure", owner: "Ada", due: "v6.20", topic }, { y: 100 }),
        item("b", "action-item", { text: "Ask", owner: "Ben", status: "done", topic }, { y: 200 }),
      ),
      BOARD,
    );
    const text = minutesText(record);
    expect(text).toContain("1. We keep it\n   Topic: Scope & <b>\n");
    expect(text).toContain("Action on Ada: Measure (due v6.20; topic: Scope & <b>)");
    expect(text).toContain("Done: Ask (Ben; topic: Scope & <b>)");
    expect(recordMarkdown(record)).toContain("- We keep it  \n  Topic: Scope \\& \\<b\\>");
    expect(recordMarkdown(record)).toContain("Measure (due v6.20) (topic: Scope \\& \\<b\\>)");
    expect(recordHtml(record)).toContain(`<p class="sub">Topic: Scope &amp; &lt;b&gt;</p>`);
    expect(recordHtml(record)).toContain(`<span class="sub">topic: Scope &amp; &lt;b&gt;</span>`);
    expect(recordCsv(record)).toContain(`"v6.20","open","","Scope & <b>"`);
    expect(record.actions[0]).toMatchObject({ topic });
  });

  test("is in every export", () => {
    const record = recordOf(session());
    for (const output of [
      recordMarkdown(record),
      recordHtml(record),
      recordCsv(record),
      recordJson(record),
    ]) {
      expect(output).toContain("Scope");
      expect(output).toContain("Ada");
      expect(output).toContain("late module patching");
    }
  });

  describe("that was not the last on its board", () => {
    const DAY = 24 * 60 * MINUTE;
    const twice = (): SessionState => {
      const { run, topics, spoken, hums } = session();
      const [hum] = hums;
      if (!run || !hum) throw new Error("there is no session");
      const later = session("Do we drop it then?");
      return {
        ...later,
        run: { id: "run-2", startedAt: START + DAY, endedAt: null, linkId: "" },
        topics: later.topics.map((topic) => ({ ...topic, startedAt: null, endedAt: null, spentMs: 0 })),
        spoken: [speech("Cleo", START + DAY, 30)],
        hums: [
          { ...hum, itemId: "shape:p", earlier: true },
          ...later.hums.map((one) => ({ ...one, id: `${one.id}-2` })),
        ],
        past: [
          {
            id: "run",
            startedAt: START,
            endedAt: run.endedAt ?? 0,
            topics,
            spoken,
            hums: [{ ...hum, itemId: "shape:p" }],
          },
        ],
      };
    };
    const records = recordMap(item("p", "proposal", { title: "Drop late handling" }));
    const record = buildRecord(records, BOARD, twice());

    test("[SE17] stays in the minutes, each with day and time, in order", () => {
      const text = minutesText(record);
      const parts = [
        "Hum checks, session of 23 November 2026, 15:00 UTC",
        "1. Do we keep late module patching?",
        "Room: 1 support, 1 object. Remote: 1 can live with.",
        "Agenda, session of 23 November 2026, 15:00 UTC",
        "1. Scope (10 min planned, took 12:05, from 15:00 UTC)",
        "Speakers, session of 23 November 2026, 15:00 UTC",
        "Scope: Ada (1:05), Ben (0:20)",
        "Hum checks, session of 24 November 2026, 15:00 UTC",
        "1. Do we drop it then?",
        "Agenda, session of 24 November 2026, 15:00 UTC",
        "1. Scope (10 min planned, did not come up)",
        "Scope: Cleo (0:30)",
      ];
      const places = parts.map((part) => text.indexOf(part));
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    });

    test("[SE17] counts a hum check about an item once, in its own session", () => {
      expect(record.session?.hums.map(({ question }) => question)).toEqual(["Do we drop it then?"]);
      expect(record.earlierSessions?.map(({ hums }) => hums.map((hum) => hum.item?.name))).toEqual([
        ["Drop late handling"],
      ]);
      for (const output of [minutesText, recordMarkdown, recordHtml].map((make) => make(record)))
        expect(output.match(/Do we keep late module patching\?/g)).toHaveLength(1);
    });

    test("[SE17] is in every export", () => {
      for (const output of [recordMarkdown(record), recordHtml(record)]) {
        expect(output).toContain("Hum checks, session of 23 November 2026, 15:00 UTC");
        expect(output).toContain("Ben (0:20)");
        expect(output).toContain("Hum checks, session of 24 November 2026, 15:00 UTC");
      }
      expect(recordHtml(record)).toMatch(/id="hums-1".*id="hums-2"/s);
      expect(recordCsv(record)).toMatch(
        /"Speakers, session of 23 November 2026, 15:00 UTC".*"Ben".*"Speakers, session of 24 November 2026, 15:00 UTC".*"Cleo"/s,
      );
      expect(JSON.parse(recordJson(record))).toMatchObject({
        session: { startedAt: "2026-11-24T15:00:00.000Z" },
        earlierSessions: [
          { startedAt: "2026-11-23T15:00:00.000Z", speakers: [{ name: "Ada" }, { name: "Ben" }] },
        ],
      });
    });

    test("[SE17] is that session's, in a document of an earlier version, which marks nothing", () => {
      const { hums, ...state } = twice();
      const unmarked = hums.map(({ earlier: _earlier, ...hum }) => hum);
      const old = buildRecord(records, BOARD, { ...state, hums: unmarked, past: [] });
      expect(old.session?.hums).toHaveLength(2);
      expect(old).not.toHaveProperty("earlierSessions");
    });
  });

  test("tells nothing of a hum check that is open", () => {
    const record = recordOf(session());
    expect(record.session?.hums).toHaveLength(1);
    expect(recordJson(record)).not.toContain("Still open?");
  });

  test("leaves a board without a session as it was", () => {
    expect(recordOf(NO_SESSION)).toEqual(recordOf(null));
    expect(Object.keys(recordOf(NO_SESSION))).not.toContain("session");
  });

  test("keeps hostile texts from being markup, formulas or controls", () => {
    const record = buildRecord(hostileRecords(), BOARD, session(`<img src=x>${HOSTILE_TEXT}`));
    expect(recordHtml(record)).not.toContain("<img");
    expect(recordMarkdown(record)).not.toMatch(/[^\\]<img/);
    const formula = recordCsv(recordOf(session("=1+1")));
    expect(formula).toContain(`"'=1+1"`);
  });
});
