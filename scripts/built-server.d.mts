export interface LogLine {
  level: string;
  msg: string;
  [field: string]: unknown;
}

export interface BuiltServer {
  /** TCP port it listens on. */
  readonly port: number;
  readonly pid: number | undefined;
  /** `kill -9`; resolves when the process is gone. */
  kill(): Promise<void>;
  /** Ordered shutdown; resolves with the exit code, rejects (after killing) when it takes longer than 20 s. */
  stop(): Promise<number>;
}

export function startBuiltServer(options: {
  /** Settings, over those of this process; DATA_DIR and PORT are needed. */
  environment: Record<string, string>;
  onLog?: (line: LogLine) => void;
}): Promise<BuiltServer>;
