import { createPrismaHarness } from "./storage-harness";
import { describeFramePictureStore } from "./frame-picture-store-contract";

describeFramePictureStore("Prisma on SQLite", createPrismaHarness);
