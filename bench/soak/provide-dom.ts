import { Window } from "happy-dom";
import { provideAnimationFrames } from "../node-clock";

/**
 * Gives Node a DOM, so that people in this process can have whole tldraw editors. What Node has itself stays Node's:
 * sockets, fetch and timers must be real. Call before tldraw is imported.
 */
export function provideDom(): void {
  const window = new Window({ url: "http://127.0.0.1/", width: 1280, height: 720 });
  const scope = globalThis as unknown as Record<string, unknown>;
  for (const name of Object.getOwnPropertyNames(window)) {
    if (name in scope) continue;
    const value: unknown = (window as unknown as Record<string, unknown>)[name];
    scope[name] = value;
  }
  for (const name of ["window", "self", "parent", "top"]) scope[name] = globalThis;
  scope["document"] = window.document;
  // After the DOM: its frames come as fast as they can, and forty editors would do nothing but wait for the next.
  delete scope["requestAnimationFrame"];
  delete scope["cancelAnimationFrame"];
  provideAnimationFrames();
}
