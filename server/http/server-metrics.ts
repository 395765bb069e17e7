import type { RoomRegistry } from "@/server/sync/room-registry";
import { APPEND_BUCKETS_MS, type SyncMetrics } from "@/server/sync/sync-metrics";
import { counter, gauge, type ProcessMetrics } from "./process-metrics";
import { type Metric, prometheusText } from "./prometheus-text";
import type { ResponseCounter } from "./response-counter";

interface ServerMetricsDeps {
  registry: Pick<RoomRegistry, "metrics" | "inMemory">;
  process: Pick<ProcessMetrics, "read">;
  responses: ResponseCounter;
  /** Bytes of the database with its log, and bytes free on the disk of the data directory; null when unknown. */
  storage: () => Promise<{ databaseBytes: number | null; freeBytes: number | null }>;
  version: string;
}

/** Everything there is to say about this server, for `/metrics`. docs/deployment.md explains the names. */
export function createServerMetrics(deps: ServerMetricsDeps): () => Promise<string> {
  return async () => {
    const { metrics } = deps.registry;
    const { databaseBytes, freeBytes } = await deps.storage();
    return prometheusText([
      {
        name: "paperboard_info",
        help: "Version of Paperboard.",
        type: "gauge",
        samples: [{ labels: { version: deps.version }, value: 1 }],
      },
      ...syncMetrics(metrics, deps.registry.inMemory()),
      byLabel(
        "paperboard_http_responses_total",
        "HTTP responses by class of status.",
        "status",
        deps.responses.counts(),
      ),
      ...(databaseBytes === null
        ? []
        : [gauge("paperboard_database_bytes", "Size of the database with its log.", databaseBytes)]),
      ...(freeBytes === null
        ? []
        : [gauge("paperboard_data_free_bytes", "Room left on the disk of DATA_DIR.", freeBytes)]),
      ...deps.process.read(),
    ]);
  };
}

function syncMetrics(metrics: SyncMetrics, inMemory: ReturnType<RoomRegistry["inMemory"]>): Metric[] {
  return [
    gauge("paperboard_connections", "Open sockets; a page has two.", metrics.connections),
    gauge("paperboard_boards", "Boards in memory.", inMemory.boards),
    gauge("paperboard_documents", "Documents in memory; a board has two.", metrics.rooms),
    gauge("paperboard_unsaved_bytes", "Edits that are not on disk yet.", inMemory.unsavedBytes),
    gauge(
      "paperboard_documents_failing",
      "Documents whose edits cannot be saved at the moment.",
      inMemory.failing,
    ),
    counter("paperboard_updates_received_total", "Document updates from clients.", metrics.updatesIn),
    counter("paperboard_updates_sent_total", "Document updates to clients.", metrics.updatesOut),
    byLabel(
      "paperboard_updates_refused_total",
      "Updates that were refused, by code.",
      "code",
      metrics.refusedByCode,
    ),
    counter("paperboard_received_bytes_total", "Bytes of messages from clients.", metrics.bytesIn),
    counter("paperboard_sent_bytes_total", "Bytes of messages to clients.", metrics.bytesOut),
    counter("paperboard_presence_received_total", "Presence messages from clients.", metrics.presenceIn),
    counter("paperboard_presence_sent_total", "Presence messages to clients.", metrics.presenceOut),
    counter(
      "paperboard_presence_dropped_total",
      "Presence left out for a slow or a noisy client.",
      metrics.presenceDropped,
    ),
    byLabel(
      "paperboard_connections_refused_total",
      "Sockets that were not let in, by code.",
      "code",
      metrics.connectionsRefused,
    ),
    byLabel(
      "paperboard_connections_closed_total",
      "Sockets that the server closed, by code.",
      "code",
      metrics.connectionsClosed,
    ),
    appendSeconds(metrics),
    counter(
      "paperboard_append_failures_total",
      "Appends that failed and are tried again.",
      metrics.appendFailures,
    ),
  ];
}

function appendSeconds({ appendBuckets, appendMsSum, appends }: SyncMetrics): Metric {
  let upTo = 0;
  const buckets = APPEND_BUCKETS_MS.map((bound, index) => {
    upTo += appendBuckets[index] ?? 0;
    return { suffix: "_bucket", labels: { le: String(bound / 1000) }, value: upTo };
  });
  return {
    name: "paperboard_append_seconds",
    help: "Time to make a batch of edits durable.",
    type: "histogram",
    samples: [
      ...buckets,
      { suffix: "_bucket", labels: { le: "+Inf" }, value: appends },
      { suffix: "_sum", value: appendMsSum / 1000 },
      { suffix: "_count", value: appends },
    ],
  };
}

function byLabel(name: string, help: string, label: string, counts: Partial<Record<string, number>>): Metric {
  const samples = Object.entries(counts).map(([key, value = 0]) => ({ labels: { [label]: key }, value }));
  return { name, help, type: "counter", samples };
}
