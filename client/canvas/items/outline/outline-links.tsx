import { shortAddress } from "@/board/shapes/text-links";

/** Links of an item, each with what stands there and what else is to be said about it. */
export function Links({
  links,
}: {
  links: readonly { id: string; url: string; label: string; more?: string }[];
}) {
  if (links.length === 0) return null;
  return (
    <ul>
      {links.map(({ id, url, label, more = "" }) => (
        <li key={id}>
          {url === "" ? (
            label
          ) : (
            <a href={url} target="_blank" rel="noreferrer" className="text-accent">
              {label || shortAddress(url)}
            </a>
          )}
          {more === "" ? null : <span className="text-muted"> {more}</span>}
        </li>
      ))}
    </ul>
  );
}
