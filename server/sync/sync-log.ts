/** What the sync server says to the operator; pino's signature. */
export interface SyncLog {
  error(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  info(fields: object, message: string): void;
}
