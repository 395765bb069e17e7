import { describeProjectionStore } from "./projection-store-contract";
import { createMemoryHarness } from "./storage-harness";

describeProjectionStore("memory", createMemoryHarness);
