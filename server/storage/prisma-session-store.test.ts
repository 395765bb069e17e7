import { describeSessionStore } from "./session-store-contract";
import { createPrismaHarness } from "./storage-harness";

describeSessionStore("Prisma on SQLite", createPrismaHarness);
