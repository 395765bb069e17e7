import { describeAccessStore } from "./access-store-contract";
import { createPrismaHarness } from "./storage-harness";

describeAccessStore("Prisma on SQLite", createPrismaHarness);
