"use client";

import { MonitorPlay } from "lucide-react";
import { useRef, useState } from "react";
import { Avatar } from "@/client/ui/avatar";
import { Button } from "@/client/ui/button";
import { t } from "@/client/ui/messages/t";
import type { Person } from "@/client/ui/person";
import { requestJson, sentenceOf } from "@/client/ui/request-json";
import type { LinkSummary } from "@/contract/api";
import { may, type Role } from "@/contract/roles";
import { READER_COLOR, type PersonHere } from "../people-here";
import { nameOf } from "../person-name";
import { useScreenCount } from "../use-screen-count";
import { ConfirmBox } from "./confirm-box";
import { RemovedPerson } from "./removed-person";
import type { Links } from "./use-links";

export interface PeopleTabProps {
  boardId: string;
  people: readonly PersonHere[];
  /** This browser's person; null without a name. */
  self: Person | null;
  selfRole: Role;
  links: Links;
  announce(sentence: string): void;
}

/** Who is here, with role; a facilitator removes people. */
export function PeopleTab({ boardId, people, self, selfRole, links, announce }: PeopleTabProps) {
  const screens = useScreenCount(boardId);
  const [removed, setRemoved] = useState<{ person: PersonHere; link: LinkSummary | null } | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const mayRemove = may(selfRole, "run-session");

  const remove = async (person: PersonHere): Promise<string | null> => {
    // Looked up before: afterwards nobody knows any more by which link they were here.
    const link = links.links?.find(({ here }) => here?.people.includes(person.id)) ?? null;
    try {
      await requestJson(`/api/boards/${boardId}/people`, { method: "DELETE", body: { personId: person.id } });
    } catch (error) {
      return sentenceOf(error);
    }
    setRemoved({ person, link });
    announce(t("share.people.removed", { name: nameOf(person) }));
    list.current?.focus();
    return null;
  };

  return (
    <div className="grid gap-3">
      {removed ? (
        <RemovedPerson
          key={removed.person.id}
          boardId={boardId}
          {...removed}
          replace={links.replace}
          announce={announce}
          onDone={() => setRemoved(null)}
        />
      ) : null}
      <ul ref={list} tabIndex={-1} aria-label={t("people.heading")} className="grid gap-1 outline-none">
        <li className="flex items-center gap-3 py-1">
          <Avatar name={self?.name ?? ""} color={self?.color ?? READER_COLOR} size={32} />
          <Names name={self ? t("board.you", { name: self.name }) : t("people.you")} role={selfRole} />
        </li>
        {people.map((person) => (
          <li key={person.id}>
            <PersonRow person={person} onRemove={mayRemove ? () => remove(person) : null} />
          </li>
        ))}
      </ul>
      {people.length === 0 ? <p className="text-sm text-muted">{t("people.onlyYouReader")}</p> : null}
      {screens > 0 ? (
        <p className="flex items-center gap-2.5 border-t border-line pt-3 text-sm text-muted">
          <MonitorPlay size={18} aria-hidden className="shrink-0" />
          {mayRemove ? t("share.people.screens", { n: screens }) : t("people.screens", { n: screens })}
        </p>
      ) : null}
    </div>
  );
}

/** `onRemove` is absent for those who may not. */
function PersonRow({
  person,
  onRemove,
}: {
  person: PersonHere;
  onRemove: (() => Promise<string | null>) | null;
}) {
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const name = nameOf(person);
  // Several programs may show one link, and nobody tells them apart.
  const isProgram = person.id.startsWith("link:");
  return (
    <>
      <div className="flex items-center gap-3 py-1">
        <Avatar name={person.name} color={person.color} size={32} />
        <Names name={name} role={person.role} />
        {onRemove && !isProgram ? (
          <Button
            ref={button}
            look="quiet"
            aria-label={t("share.people.removePerson", { name })}
            aria-expanded={asking}
            onClick={() => setAsking(true)}
            className="text-muted! hover:text-block! aria-expanded:text-block!"
          >
            {t("share.people.remove")}
          </Button>
        ) : null}
        {onRemove && isProgram ? (
          <span className="max-w-56 text-right text-sm text-muted">{t("share.people.program")}</span>
        ) : null}
      </div>
      {asking && onRemove ? (
        <ConfirmBox
          yes={{ label: t("share.people.removeYes", { name }), run: onRemove }}
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
      ) : null}
    </>
  );
}

function Names({ name, role }: { name: string; role: Role | null }) {
  return (
    <span className="min-w-0 flex-1 leading-tight">
      <span className="block truncate font-[560]">{name}</span>
      {role ? <span className="block text-sm text-muted">{t(`role.${role}`)}</span> : null}
    </span>
  );
}
