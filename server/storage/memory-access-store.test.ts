import { describeAccessStore } from "./access-store-contract";
import { createMemoryHarness } from "./storage-harness";

describeAccessStore("memory", createMemoryHarness);
