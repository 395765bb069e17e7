import { describeBoardStore } from "./board-store-contract";
import { createMemoryHarness } from "./storage-harness";

describeBoardStore("memory", createMemoryHarness);
