const KEY = "paperboard.createKey";

/** The create key typed before, for this tab only; an empty string when there is none. */
export function readCreateKey(): string {
  return sessionStorage.getItem(KEY) ?? "";
}

/** Keeps a key that the server accepted, so that it is asked once. */
export function keepCreateKey(key: string): void {
  sessionStorage.setItem(KEY, key);
}

/** Forgets a key that the server refused. */
export function forgetCreateKey(): void {
  sessionStorage.removeItem(KEY);
}
