import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Metric } from "./prometheus-text";

/** Figures of this process, under the names that Prometheus' client for Node gives them, so that dashboards fit. */
export interface ProcessMetrics {
  /** Event loop lag is that since the last call. */
  read(): Metric[];
  stop(): void;
}

/** How exactly the event loop's lag is seen, in milliseconds. */
const LAG_RESOLUTION_MS = 20;

/** Begins to watch the event loop. */
export function createProcessMetrics(): ProcessMetrics {
  const lag = monitorEventLoopDelay({ resolution: LAG_RESOLUTION_MS });
  lag.enable();
  const startedAt = Date.now() / 1000 - process.uptime();
  return {
    read() {
      const memory = process.memoryUsage();
      const cpu = process.cpuUsage();
      // The timer itself takes the resolution; nothing measured yet is no lag.
      const lagSeconds = (nanoseconds: number) =>
        Number.isFinite(nanoseconds) ? Math.max(0, nanoseconds / 1e9 - LAG_RESOLUTION_MS / 1000) : 0;
      const metrics = [
        counter(
          "process_cpu_seconds_total",
          "User and system CPU time spent.",
          (cpu.user + cpu.system) / 1e6,
        ),
        gauge("process_start_time_seconds", "Start time of the process since the Unix epoch.", startedAt),
        gauge("process_resident_memory_bytes", "Resident memory size.", memory.rss),
        gauge("nodejs_heap_size_total_bytes", "Heap size of Node.", memory.heapTotal),
        gauge("nodejs_heap_size_used_bytes", "Heap of Node in use.", memory.heapUsed),
        gauge(
          "nodejs_external_memory_bytes",
          "Memory outside of the heap, buffers included.",
          memory.external,
        ),
        gauge("nodejs_eventloop_lag_mean_seconds", "Mean lag of the event loop.", lagSeconds(lag.mean)),
        gauge(
          "nodejs_eventloop_lag_p50_seconds",
          "Median lag of the event loop.",
          lagSeconds(lag.percentile(50)),
        ),
        gauge("nodejs_eventloop_lag_p99_seconds", "99th percentile lag.", lagSeconds(lag.percentile(99))),
        gauge("nodejs_eventloop_lag_max_seconds", "Greatest lag.", lagSeconds(lag.max)),
      ];
      lag.reset();
      return metrics;
    },
    stop() {
      lag.disable();
    },
  };
}

export function counter(name: string, help: string, value: number): Metric {
  return { name, help, type: "counter", samples: [{ value }] };
}

export function gauge(name: string, help: string, value: number): Metric {
  return { name, help, type: "gauge", samples: [{ value }] };
}
