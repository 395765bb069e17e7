import { describePublicationStore } from "./publication-store-contract";
import { createPrismaHarness } from "./storage-harness";

describePublicationStore("Prisma on SQLite", createPrismaHarness);
