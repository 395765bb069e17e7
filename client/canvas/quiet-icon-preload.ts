/**
 * tldraw decodes its icons ahead of time and looks at no outcome: while the server is away (a restart, a lost
 * network) each of them would be an uncaught error of the page, although the icons are fetched again when they are
 * drawn. Nothing else in a page of ours leaves an `EncodingError` unhandled. Returns how to stop.
 */
export function quietIconPreload(page: Window): () => void {
  const hush = (event: PromiseRejectionEvent) => {
    if (event.reason instanceof DOMException && event.reason.name === "EncodingError") event.preventDefault();
  };
  page.addEventListener("unhandledrejection", hush);
  return () => page.removeEventListener("unhandledrejection", hush);
}
