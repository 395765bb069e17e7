import { describeBoardStore } from "./board-store-contract";
import { createPrismaHarness } from "./storage-harness";

describeBoardStore("Prisma on SQLite", createPrismaHarness);
