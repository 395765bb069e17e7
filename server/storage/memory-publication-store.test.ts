import { describePublicationStore } from "./publication-store-contract";
import { createMemoryHarness } from "./storage-harness";

describePublicationStore("memory", createMemoryHarness);
