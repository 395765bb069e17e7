const KEY = "paperboard.createKey";

/** The create key that the server accepted from this browser; an empty string when there is none. */
export function readCreateKey(): string {
  return localStorage.getItem(KEY) ?? "";
}

/** Keeps a key that the server accepted, so that it is asked once; it opens no more than the boards this browser has. */
export function keepCreateKey(key: string): void {
  localStorage.setItem(KEY, key);
}

/** Forgets a key that the server refused. */
export function forgetCreateKey(): void {
  localStorage.removeItem(KEY);
}
