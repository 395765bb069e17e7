import { Writable } from "node:stream";

const ENVELOPE = new Set(["level", "time", "msg", "error"]);

/** A destination for the log that writes for people at a terminal: time, level, message, fields, stack. */
export function createReadableLog(terminal: NodeJS.WritableStream): Writable {
  return new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      for (const line of chunk.toString().split("\n")) {
        if (line !== "") terminal.write(`${readable(line)}\n`);
      }
      done();
    },
  });
}

function readable(line: string): string {
  const entry = JSON.parse(line) as Record<string, unknown>;
  const fields = Object.entries(entry)
    .filter(([name]) => !ENVELOPE.has(name))
    .map(([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`);
  const { stack } = (entry.error ?? {}) as { stack?: string };
  const head = [String(entry.time).slice(11, 19), String(entry.level).padEnd(5), entry.msg, ...fields].join(
    " ",
  );
  return stack ? `${head}\n${stack}` : head;
}
