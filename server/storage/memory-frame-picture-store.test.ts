import { createMemoryHarness } from "./storage-harness";
import { describeFramePictureStore } from "./frame-picture-store-contract";

describeFramePictureStore("memory", createMemoryHarness);
