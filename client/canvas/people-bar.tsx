"use client";

import { Eye, Users, X } from "lucide-react";
import { Avatar } from "@/client/ui/avatar";
import { classNames } from "@/client/ui/class-names";
import { t } from "@/client/ui/messages/t";
import type { Person } from "@/client/ui/person";
import { Popover } from "@/client/ui/popover";
import type { Role } from "@/contract/roles";
import { PEOPLE_BUTTON } from "./board-header";
import type { Following } from "./following";
import type { PersonHere } from "./people-here";
import { PeopleList } from "./people-list";
import { nameOf } from "./person-name";

/** How many faces fit beside each other before the rest is in the list alone. */
const FACES = 4;

export interface PeopleBarProps {
  boardId: string;
  people: readonly PersonHere[];
  /** This browser's person; null without a name. */
  self: Person | null;
  selfRole: Role;
  following: Following;
  /** Opens the dialog in which people are removed; null for those who may not. */
  onManage: (() => void) | null;
}

/** Who is here: faces to follow, and how many; the number opens the list of names and roles. */
export function PeopleBar({ boardId, people, self, selfRole, following, onManage }: PeopleBarProps) {
  const count = people.length + 1;
  const followed = people.find((person) => person.id === following.personId);
  // The one who is followed stays in sight, however many are here.
  const faces = followed ? [followed] : people.slice(0, FACES);
  return (
    <div className="flex shrink-0 items-center">
      {followed ? (
        <button
          type="button"
          onClick={following.stop}
          data-testid="following"
          aria-label={t("people.stopFollowing", { name: nameOf(followed) })}
          title={t("people.stopFollowing", { name: nameOf(followed) })}
          className="hit mr-1 inline-flex items-center gap-1.5 rounded-full border border-line-strong py-0.5 pr-2 pl-1 text-sm font-[600] hover:bg-unknown-soft"
        >
          <Avatar name={followed.name} color={followed.color} size={24} />
          <span className="max-w-32 truncate max-md:hidden">
            {t("people.following", { name: nameOf(followed) })}
          </span>
          <X size={14} aria-hidden className="text-muted" />
        </button>
      ) : (
        <ul aria-label={t("people.heading")} className="hidden items-center md:flex">
          {faces.map((person) => (
            <li key={person.id}>
              <Face person={person} onFollow={following.toggle} />
            </li>
          ))}
        </ul>
      )}
      <Popover
        label={t("people.heading")}
        sheet
        trigger={
          <button
            type="button"
            id={PEOPLE_BUTTON}
            data-testid="people"
            aria-label={t("people.button", { n: count })}
            title={t("people.button", { n: count })}
            className="hit inline-flex shrink-0 items-center justify-center gap-1 rounded-sm px-1.5 hover:bg-unknown-soft"
          >
            <Users size={18} aria-hidden />
            <span className="text-sm font-[600] tabular-nums">{count}</span>
          </button>
        }
      >
        <PeopleList
          boardId={boardId}
          people={people}
          self={self}
          selfRole={selfRole}
          followingId={following.personId}
          onFollow={following.toggle}
          onManage={onManage}
        />
      </Popover>
    </div>
  );
}

function Face({ person, onFollow }: { person: PersonHere; onFollow: (personId: string) => void }) {
  const label = [
    person.canBeFollowed ? t("people.follow", { name: nameOf(person) }) : nameOf(person),
    person.followsMe ? t("people.followsYou") : null,
  ]
    .filter(Boolean)
    .join(" · ");
  const face = (
    <span className="relative inline-flex">
      <Avatar name={person.name} color={person.color} />
      {person.followsMe ? (
        <span className="absolute -right-1 -bottom-1 inline-flex size-4 items-center justify-center rounded-full border border-line bg-surface text-ink">
          <Eye size={10} aria-hidden />
        </span>
      ) : null}
    </span>
  );
  const className = "hit inline-flex items-center justify-center rounded-full";
  if (!person.canBeFollowed) {
    return (
      <span className={className} role="img" aria-label={label} title={label}>
        {face}
      </span>
    );
  }
  return (
    <button
      type="button"
      onClick={() => onFollow(person.id)}
      aria-label={label}
      title={label}
      className={classNames(className, "hover:bg-unknown-soft")}
    >
      {face}
    </button>
  );
}
