"use client";

import { UserX } from "lucide-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { may } from "@/contract/roles";
import { Button } from "@/client/ui/button";
import { t } from "@/client/ui/messages/t";
import { requestJson, sentenceOf } from "@/client/ui/request-json";
import { ConfirmBox } from "../share/confirm-box";
import { RemovedPerson } from "../share/removed-person";
import { useSessionHere } from "./session-context";

/** Who stands behind a raised hand or a text. Phones have no canvas, so the list of people does not know them. */
export interface Author {
  id: string;
  name: string;
}

export interface Removal {
  /** Whether a facilitator may remove the author; not oneself, not a program, not a name without a device. */
  offered(personId: string | null | undefined): personId is string;
  removed: Author | null;
  setRemoved(author: Author | null): void;
}

/** The removal of authors from within a list; with `RemovedAuthor` above that list. */
export function useRemoval(): Removal {
  const { role, personId: own } = useSessionHere();
  const [removed, setRemoved] = useState<Author | null>(null);
  return {
    offered: (personId): personId is string =>
      may(role, "run-session") && !!personId && personId !== own && !personId.startsWith("link:"),
    removed,
    setRemoved,
  };
}

/** The button, and below its line the second look before it happens. */
export function RemoveAuthor({
  author,
  onRemoved,
  children,
}: {
  author: Author;
  onRemoved(author: Author): void;
  /** Lays out the button and, while it is asked, the question. */
  children(button: ReactNode, question: ReactNode): ReactNode;
}) {
  const { boardId } = useSessionHere();
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { id: personId, name } = author;
  const label = t("session.removeAuthor", { name });

  const remove = async (): Promise<string | null> => {
    try {
      await requestJson(`/api/boards/${boardId}/people`, { method: "DELETE", body: { personId } });
    } catch (error) {
      return sentenceOf(error);
    }
    setAsking(false);
    onRemoved(author);
    return null;
  };

  return children(
    <Button
      ref={button}
      look="quiet"
      icon
      aria-label={label}
      title={label}
      aria-expanded={asking}
      className="text-muted! hover:text-block! aria-expanded:text-block!"
      onClick={() => setAsking(true)}
    >
      <UserX size={15} aria-hidden />
    </Button>,
    asking ? (
      <ConfirmBox
        yes={{ label: t("share.people.removeYes", { name }), run: remove }}
        no={{
          label: t("share.people.keep"),
          run() {
            setAsking(false);
            button.current?.focus();
          },
        }}
      >
        {t("share.people.removeAsk", { name })}
      </ConfirmBox>
    ) : null,
  );
}

/** Says who was removed, and lets them back in. */
export function RemovedAuthor({ removal: { removed, setRemoved } }: { removal: Removal }) {
  const { boardId } = useSessionHere();
  const [said, setSaid] = useState("");
  const notice = useRef<HTMLDivElement>(null);
  // The button that had the focus went with its line.
  useEffect(() => {
    if (removed) notice.current?.focus();
  }, [removed]);
  return (
    <div ref={notice} tabIndex={-1} className={removed ? "outline-none" : "sr-only"}>
      {removed ? (
        <RemovedPerson
          key={removed.id}
          boardId={boardId}
          person={{ ...removed, role: null }}
          link={null}
          announce={setSaid}
          onDone={() => setRemoved(null)}
        />
      ) : null}
      <p role="status" className="sr-only">
        {removed ? t("share.people.removed", { name: removed.name }) : said}
      </p>
    </div>
  );
}
