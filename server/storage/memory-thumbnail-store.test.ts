import { createMemoryHarness } from "./storage-harness";
import { describeThumbnailStore } from "./thumbnail-store-contract";

describeThumbnailStore("memory", createMemoryHarness);
