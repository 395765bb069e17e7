import { describe, expect, it } from "vitest";
import { createLateModule } from "./late-module";

/** A network that answers when it is told to. */
function network() {
  const asked: { arrive(): void; fail(): void }[] = [];
  const late = createLateModule(
    () =>
      new Promise<string>((resolve, reject) => {
        asked.push({ arrive: () => resolve("tools"), fail: () => reject(new Error("offline")) });
      }),
  );
  const seen: string[] = [];
  late.subscribe(() => seen.push(late.get().kind));
  return { late, asked, seen };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("a late module", () => {
  it("is fetched once, whoever asks", async () => {
    const { late, asked, seen } = network();
    late.prefetch();
    late.request();
    const loaded = late.load();
    expect(asked).toHaveLength(1);
    asked[0]?.arrive();
    await expect(loaded).resolves.toBe("tools");
    expect(late.get()).toEqual({ kind: "ready", module: "tools" });
    late.request();
    late.prefetch();
    await settled();
    expect(asked).toHaveLength(1);
    expect(seen).toEqual(["loading", "ready"]);
  });

  it("is fetched again after a failure", async () => {
    const { late, asked } = network();
    late.request();
    asked[0]?.fail();
    await settled();
    expect(late.get().kind).toBe("failed");
    late.request();
    expect(late.get().kind).toBe("loading");
    asked[1]?.arrive();
    await settled();
    expect(late.get().kind).toBe("ready");
  });

  it("that nobody waits for fails in silence", async () => {
    const { late, asked, seen } = network();
    late.prefetch();
    asked[0]?.fail();
    await settled();
    expect(late.get().kind).toBe("absent");
    expect(seen).toEqual([]);
    const loaded = late.load();
    asked[1]?.fail();
    await expect(loaded).rejects.toThrow("offline");
  });

  it("that fails beforehand while somebody has begun to wait says so", async () => {
    const { late, asked } = network();
    late.prefetch();
    late.request();
    asked[0]?.fail();
    await settled();
    expect(late.get().kind).toBe("failed");
  });
});
