// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { setMotion } from "@/client/ui/motion";
import { setTheme } from "@/client/ui/theme";
import { createCanvasUser } from "./tldraw-user";

function canvasUser() {
  return createCanvasUser({ theme: "system", reducedMotion: false, person: null, personId: "me" });
}
const preferences = ({ user }: ReturnType<typeof canvasUser>) => user.userPreferences.get();

afterEach(() => {
  setTheme("system");
  setMotion("system");
});

describe("the canvas user", () => {
  it("follows the person's settings at once", () => {
    const mine = canvasUser();
    expect(preferences(mine)).toMatchObject({ id: "me", colorScheme: "system", animationSpeed: 1 });
    mine.setReducedMotion(true);
    mine.setTheme("dark");
    mine.setPerson({ name: "Ada", color: "#112233" });
    expect(preferences(mine)).toMatchObject({
      colorScheme: "dark",
      animationSpeed: 0,
      name: "Ada",
      color: "#112233",
    });
  });

  it("makes what is chosen in tldraw's menu a setting of the page", () => {
    const mine = canvasUser();
    mine.user.setUserPreferences({ ...preferences(mine), animationSpeed: 0, colorScheme: "dark" });
    expect(document.documentElement.dataset).toMatchObject({ motion: "reduce", theme: "dark" });
    mine.setReducedMotion(true);
    mine.user.setUserPreferences({ ...preferences(mine), animationSpeed: 1 });
    expect(document.documentElement.dataset.motion).toBeUndefined();
  });
});
