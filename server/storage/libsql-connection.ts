import { PrismaLibSql } from "@prisma/adapter-libsql";

type Client = ReturnType<PrismaLibSql["createClient"]>;
type Statement = Parameters<Transaction["execute"]>[0];
type Transaction = Awaited<ReturnType<Client["transaction"]>>;

/**
 * Durability and integrity are settings of a connection in SQLite, not of the file. FULL: a commit is on disk when
 * it returns. busy_timeout in milliseconds: an operator's command may write beside the server.
 */
const PRAGMAS = [
  "PRAGMA busy_timeout = 5000",
  "PRAGMA journal_mode = WAL",
  "PRAGMA synchronous = FULL",
  "PRAGMA foreign_keys = ON",
].join(";\n");

/**
 * Prisma's libsql adapter on exactly one connection. The client of @libsql gives its connection away to each
 * transaction and opens another for what follows: pragmas hold until the first transaction only (seen: the busy
 * timeout is 0 after it, the rest whatever this build defaults to), and every transaction leaks a connection until
 * it is collected. The adapter queues everything behind an open transaction, so one connection is enough.
 */
export class SingleConnectionLibSql extends PrismaLibSql {
  override createClient(config: Parameters<PrismaLibSql["createClient"]>[0]): Client {
    const client = super.createClient(config);
    const execute: Client["execute"] = client.execute.bind(client);
    const renew = async () => {
      // An open transaction would live on in the abandoned connection and keep its lock.
      await execute("ROLLBACK").catch(() => undefined);
      await client.reconnect();
      await client.executeMultiple(PRAGMAS);
    };
    client.execute = async (statement: Statement) => {
      try {
        return await execute(statement);
      } catch (error) {
        if (isBusy(error)) await renew();
        throw error;
      }
    };
    client.transaction = () => beginOn(client);
    return client;
  }

  override async connect(): ReturnType<PrismaLibSql["connect"]> {
    const adapter = await super.connect();
    try {
      await adapter.executeScript(PRAGMAS);
    } catch (error) {
      await adapter.dispose();
      throw error;
    }
    return adapter;
  }
}

async function beginOn(client: Client): Promise<Transaction> {
  // IMMEDIATE takes the write lock now, where waiting for it works: a deferred transaction that has read and then
  // wants to write fails at once with SQLITE_BUSY, whatever the timeout.
  await client.execute("BEGIN IMMEDIATE");
  let closed = false;
  const end = async (sql: "COMMIT" | "ROLLBACK") => {
    closed = true;
    await client.execute(sql);
  };
  const transaction = {
    execute: (statement: Statement) => client.execute(statement),
    async batch(statements: Parameters<Transaction["batch"]>[0]) {
      const results = [];
      for (const statement of statements) results.push(await transaction.execute(statement));
      return results;
    },
    executeMultiple: () =>
      Promise.reject(new Error("The client would roll back: no scripts inside a transaction.")),
    async commit() {
      try {
        await end("COMMIT");
      } catch (error) {
        // A commit that failed (disk full, locked) may leave the transaction open, and everything after would be
        // part of it. SQLite refuses this when it has rolled back by itself, and then there is nothing to do.
        await client.execute("ROLLBACK").catch(() => undefined);
        throw error;
      }
    },
    rollback: () => end("ROLLBACK"),
    close() {
      if (!closed) void end("ROLLBACK").catch(() => undefined);
    },
    get closed() {
      return closed;
    },
  };
  return transaction;
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  const code = error instanceof Error && "rawCode" in error ? Number(error.rawCode) : 0;
  return (code & 0xff) === SQLITE_BUSY;
}
