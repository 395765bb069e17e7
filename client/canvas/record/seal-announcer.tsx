"use client";

import { useEffect, useRef, useState } from "react";
import { t } from "@/client/ui/messages/t";

/** Tells who does not see the header that editing has ended, or begun again. `sealed` is null until that is known. */
export function SealAnnouncer({ sealed }: { sealed: boolean | null }) {
  const before = useRef<boolean | null>(null);
  const [text, setText] = useState("");
  useEffect(() => {
    if (sealed === null) return;
    if (before.current !== null && before.current !== sealed)
      setText(t(sealed ? "seal.now" : "seal.nowOpen"));
    before.current = sealed;
  }, [sealed]);
  return (
    <p role="status" className="sr-only">
      {text}
    </p>
  );
}
