import { describeSessionStore } from "./session-store-contract";
import { createMemoryHarness } from "./storage-harness";

describeSessionStore("memory", createMemoryHarness);
