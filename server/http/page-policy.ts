/** tldraw's licence check asks for one picture there when served over https; it is left alone and may fail. */
const WATERMARK_SOURCE = "https://cdn.tldraw.com/3.15.6/watermarks/";

interface PagePolicy {
  /** Base64; new for every response. */
  nonce: string;
  /** Origin of the page, e.g. `https://board.example.org`. */
  origin: string;
  /** Next's development server evaluates code. */
  development: boolean;
}

/** Content-Security-Policy of every page: what the page may load, and from where (docs/decisions on access). */
export function pagePolicy({ nonce, origin, development }: PagePolicy): string {
  const socketOrigin = origin.replace(/^http/, "ws");
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    // An exported picture has its fonts inside; tldraw draws it in the page first.
    "font-src 'self' data:",
    `connect-src 'self' ${socketOrigin} ${WATERMARK_SOURCE}`,
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Policy of everything below `/api/`: data and files, never pages. A file opened in a tab of its own may do nothing. */
export const API_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

/** Headers of every response beside the page policy. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  // A link's token must not travel to a site that somebody follows a link to.
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
};
