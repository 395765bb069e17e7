const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

/** A link when the address may be opened (http, https, mailto), else its words. */
export function htmlLink({ url, label }: { url: string; label: string }): string {
  const words = escapeHtml(label || url);
  return /^(https?:\/\/|mailto:)/i.test(url)
    ? `<a href="${escapeHtml(url)}" rel="noreferrer">${words}</a>`
    : words;
}
