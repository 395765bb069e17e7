"use client";

import { useEffect, useRef, useState } from "react";
import { classNames } from "@/client/ui/class-names";
import { THUMBNAIL } from "@/contract/thumbnail";

/**
 * A picture in two versions, of which the page's theme shows one; the other has no box and is therefore never loaded.
 * Decorative: its title stands beside it. Where it cannot be loaded nothing is drawn, and what lies behind shows.
 */
export function ThemedPicture({
  light,
  dark,
  eager = false,
}: {
  light: string;
  dark: string;
  /** Part of what a page shows first. */
  eager?: boolean;
}) {
  return (
    <>
      <Version key={light} src={light} eager={eager} className="only-light" />
      <Version key={dark} src={dark} eager={eager} className="only-dark" />
    </>
  );
}

function Version({ src, eager, className }: { src: string; eager: boolean; className: string }) {
  const [failed, setFailed] = useState(false);
  const image = useRef<HTMLImageElement>(null);

  // What failed before the page came to life raised its event unheard.
  useEffect(() => {
    const { complete = false, naturalWidth = 0 } = image.current ?? {};
    if (complete && naturalWidth === 0 && image.current?.currentSrc) setFailed(true);
  }, []);

  return (
    // oxlint-disable-next-line nextjs/no-img-element -- an optimizer in between would not have this browser's cookie
    <img
      ref={image}
      src={src}
      alt=""
      width={THUMBNAIL.width}
      height={THUMBNAIL.height}
      loading="lazy"
      fetchPriority={eager ? "high" : "auto"}
      decoding="async"
      draggable={false}
      onError={() => setFailed(true)}
      className={classNames("absolute inset-0 size-full object-cover", className, failed && "invisible")}
    />
  );
}
