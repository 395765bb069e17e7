import { describe, expect, it } from "vitest";
import { countAppend, countCode, createSyncMetrics } from "@/server/sync/sync-metrics";
import { createProcessMetrics } from "./process-metrics";
import { prometheusText } from "./prometheus-text";
import { createResponseCounter } from "./response-counter";
import { createServerMetrics } from "./server-metrics";

/** What a scraper makes of the text: samples by name and labels. Throws at whatever the format does not allow. */
function parse(text: string): Map<string, number> {
  const samples = new Map<string, number>();
  const types = new Map<string, string>();
  expect(text.endsWith("\n")).toBe(true);
  for (const line of text.slice(0, -1).split("\n")) {
    const type = /^# TYPE ([a-z_]+) (counter|gauge|histogram)$/.exec(line);
    if (type) {
      expect(types.has(type[1] ?? ""), line).toBe(false);
      types.set(type[1] ?? "", type[2] ?? "");
      continue;
    }
    if (/^# HELP [a-z_0-9]+ \S/.test(line)) continue;
    if (/^# TYPE [a-z_0-9]+ gauge$/.test(line)) {
      types.set(line.split(" ")[2] ?? "", "gauge");
      continue;
    }
    const sample =
      /^([a-z_0-9]+)((?:\{[a-z_]+="(?:[^"\\\n]|\\.)*"(?:,[a-z_]+="(?:[^"\\\n]|\\.)*")*\})?) (\S+)$/.exec(
        line,
      );
    if (!sample) throw new Error(`not Prometheus text: ${line}`);
    const [, name = "", labels = "", value = ""] = sample;
    const family = types.has(name) ? name : name.replace(/_(bucket|sum|count)$/, "");
    expect(types.has(family), line).toBe(true);
    expect(samples.has(name + labels), line).toBe(false);
    samples.set(name + labels, value === "+Inf" ? Infinity : Number(value));
    expect(Number.isNaN(samples.get(name + labels)), line).toBe(false);
  }
  return samples;
}

function server() {
  const metrics = createSyncMetrics();
  const inMemory = { boards: 2, unsavedBytes: 77, failing: 1 };
  const responses = createResponseCounter();
  const text = createServerMetrics({
    registry: { metrics, inMemory: () => inMemory },
    process: { read: () => [] },
    responses,
    storage: async () => ({ databaseBytes: 4096, freeBytes: null }),
    version: '0.1.0-"x"',
  });
  return { metrics, responses, text };
}

describe("the server's metrics", () => {
  it("say what the counters say", async () => {
    const { metrics, responses, text } = server();
    Object.assign(metrics, { connections: 3, rooms: 4, updatesIn: 5, bytesOut: 6, appendFailures: 7 });
    countCode(metrics.refusedByCode, "read_only");
    countCode(metrics.refusedByCode, "read_only");
    countCode(metrics.connectionsRefused, "rate_limited");
    countCode(metrics.connectionsClosed, "slow_consumer");
    responses.count(204);
    const samples = parse(await text());
    expect(Object.fromEntries(samples)).toMatchObject({
      'paperboard_info{version="0.1.0-\\"x\\""}': 1,
      paperboard_connections: 3,
      paperboard_boards: 2,
      paperboard_documents: 4,
      paperboard_unsaved_bytes: 77,
      paperboard_documents_failing: 1,
      paperboard_updates_received_total: 5,
      paperboard_sent_bytes_total: 6,
      paperboard_append_failures_total: 7,
      'paperboard_updates_refused_total{code="read_only"}': 2,
      'paperboard_connections_refused_total{code="rate_limited"}': 1,
      'paperboard_connections_closed_total{code="slow_consumer"}': 1,
      'paperboard_http_responses_total{status="2xx"}': 1,
      paperboard_database_bytes: 4096,
    });
    // Unknown is left out, not zero: an alarm would go off.
    expect(samples.has("paperboard_data_free_bytes")).toBe(false);
  });

  it("show append latency as a histogram in seconds, each bucket with those below it", async () => {
    const { metrics, text } = server();
    for (const ms of [1, 2, 7, 60, 9_000]) countAppend(metrics, ms);
    const samples = parse(await text());
    const bucket = (le: string) => samples.get(`paperboard_append_seconds_bucket{le="${le}"}`);
    expect(["0.001", "0.002", "0.005", "0.01", "0.05", "0.1", "5", "+Inf"].map(bucket)).toEqual([
      1, 2, 2, 3, 3, 4, 4, 5,
    ]);
    expect(samples.get("paperboard_append_seconds_count")).toBe(5);
    expect(samples.get("paperboard_append_seconds_sum")).toBeCloseTo(9.07);
  });

  it("say how the process does", () => {
    const watched = createProcessMetrics();
    const samples = parse(prometheusText(watched.read()));
    watched.stop();
    expect(samples.get("process_resident_memory_bytes")).toBeGreaterThan(1e6);
    expect(samples.get("process_cpu_seconds_total")).toBeGreaterThan(0);
    expect(Math.abs((samples.get("process_start_time_seconds") ?? 0) - Date.now() / 1000)).toBeLessThan(3600);
    for (const name of ["mean", "p50", "p99", "max"]) {
      expect(samples.get(`nodejs_eventloop_lag_${name}_seconds`)).toBeGreaterThanOrEqual(0);
    }
  });
});

describe("Prometheus' text format", () => {
  it("escapes what would end a label or a line", () => {
    const text = prometheusText([
      { name: "a", help: "one\ntwo \\", type: "gauge", samples: [{ labels: { x: 'q"\n\\' }, value: 1 }] },
    ]);
    expect(text).toBe('# HELP a one\\ntwo \\\\\n# TYPE a gauge\na{x="q\\"\\n\\\\"} 1\n');
  });

  it("spells what is no finite number", () => {
    const samples = [{ value: Infinity }, { value: -Infinity }, { value: Number.NaN }];
    const text = prometheusText([{ name: "a", help: "h", type: "gauge", samples }]);
    expect(text.split("\n").slice(2, 5)).toEqual(["a +Inf", "a -Inf", "a NaN"]);
  });
});
