import { readFile } from "node:fs/promises";

/** Ticks of `/proc/<pid>/stat` per second: USER_HZ, 100 on every Linux (man 5 proc). */
const TICKS_PER_SECOND = 100;

/** What the operating system says about a process. Linux only: it reads `/proc`. */
export interface ProcessFigures {
  /** CPU time used since the process began, user and system, in seconds. */
  cpuSeconds: number;
  /** Memory in RAM, in bytes. */
  rssBytes: number;
}

/** Reads the figures of a process now. Throws when it is gone, or where there is no `/proc`. */
export async function readProcess(pid: number): Promise<ProcessFigures> {
  const [stat, status] = await Promise.all([
    readFile(`/proc/${pid}/stat`, "utf8"),
    readFile(`/proc/${pid}/status`, "utf8"),
  ]);
  // The second field is the program's name in parentheses and may hold spaces; fields are counted behind it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields[11]) + Number(fields[12]);
  const rss = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  if (!Number.isFinite(ticks) || rss === undefined) throw new Error(`/proc/${pid} is not understood`);
  return { cpuSeconds: ticks / TICKS_PER_SECOND, rssBytes: Number(rss) * 1024 };
}
