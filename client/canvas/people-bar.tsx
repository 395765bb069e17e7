"use client";

import { MonitorPlay, Users } from "lucide-react";
import type { Peer } from "@/client/sync/board-connection";
import { Avatar } from "@/client/ui/avatar";
import { t } from "@/client/ui/messages/t";
import type { Person } from "@/client/ui/person";
import { Popover } from "@/client/ui/popover";
import type { Role } from "@/contract/roles";
import { peopleHere, type PersonHere } from "./people-here";

/** How many faces fit beside each other before the rest becomes a number. */
const FACES = 4;

export interface PeopleBarProps {
  peers: readonly Peer[];
  /** This browser's person; null without a name. */
  self: Person | null;
  selfRole: Role;
  /** The server's id of this person, when known. */
  selfId: string | null;
}

/** Who is here, as faces; opens to the list of names and roles. */
export function PeopleBar({ peers, self, selfRole, selfId }: PeopleBarProps) {
  const { people, screens } = peopleHere(peers, selfId);
  const faces = people.slice(0, people.length > FACES ? FACES - 1 : FACES);
  const count = people.length + 1;
  return (
    <Popover
      label={t("people.heading")}
      trigger={
        <button
          type="button"
          aria-label={t("people.button", { n: count })}
          title={t("people.button", { n: count })}
          className="hit inline-flex shrink-0 items-center justify-center rounded-sm px-1 hover:bg-unknown-soft"
        >
          <span className="flex items-center md:hidden">
            <Users size={18} aria-hidden />
            <span className="ml-1 text-sm font-[600] tabular-nums">{count}</span>
          </span>
          <span className="hidden items-center gap-1 md:flex">
            {self ? <Avatar name={self.name} color={self.color} /> : null}
            {faces.map((person) => (
              <Avatar key={person.id} name={person.name} color={person.color} />
            ))}
            {people.length > faces.length ? (
              <span className="inline-flex h-7 min-w-7 items-center justify-center rounded-full bg-never-soft px-1.5 text-xs font-[650] text-never tabular-nums">
                +{people.length - faces.length}
              </span>
            ) : null}
            {!self && people.length === 0 ? <Users size={18} aria-hidden /> : null}
          </span>
        </button>
      }
    >
      <h2 className="mb-2 text-sm font-[650] text-muted">{t("people.heading")}</h2>
      <ul className="-mx-1 grid max-h-[50dvh] gap-0.5 overflow-y-auto px-1">
        {self ? (
          <Row
            person={{
              id: "self",
              name: t("board.you", { name: self.name }),
              color: self.color,
              role: selfRole,
            }}
            initialsFor={self.name}
          />
        ) : null}
        {people.map((person) => (
          <Row key={person.id} person={person} initialsFor={person.name} />
        ))}
      </ul>
      {people.length === 0 ? (
        <p className="mt-2 text-sm text-muted">
          {selfRole === "facilitator" ? t("people.onlyYou") : t("people.onlyYouReader")}
        </p>
      ) : null}
      {screens > 0 ? (
        <p className="mt-2 flex items-center gap-2 border-t border-line pt-2 text-sm text-muted">
          <MonitorPlay size={16} aria-hidden />
          {t("people.screens", { n: screens })}
        </p>
      ) : null}
    </Popover>
  );
}

function Row({ person, initialsFor }: { person: PersonHere; initialsFor: string }) {
  const nameless = person.role === "viewer" ? t("board.reader") : t("board.noName");
  return (
    <li className="flex items-center gap-2.5 py-1">
      <Avatar name={initialsFor} color={person.color} size={26} />
      <span className="min-w-0 flex-1 truncate">{person.name || nameless}</span>
      {person.role ? <span className="text-xs text-muted">{t(`role.${person.role}`)}</span> : null}
    </li>
  );
}
