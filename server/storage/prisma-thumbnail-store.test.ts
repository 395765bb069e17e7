import { createPrismaHarness } from "./storage-harness";
import { describeThumbnailStore } from "./thumbnail-store-contract";

describeThumbnailStore("Prisma on SQLite", createPrismaHarness);
