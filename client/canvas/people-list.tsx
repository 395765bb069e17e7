"use client";

import { MonitorPlay } from "lucide-react";
import { Avatar } from "@/client/ui/avatar";
import { Button } from "@/client/ui/button";
import { Chip } from "@/client/ui/chip";
import { classNames } from "@/client/ui/class-names";
import { t } from "@/client/ui/messages/t";
import type { Person } from "@/client/ui/person";
import { may, type Role } from "@/contract/roles";
import { nameOf } from "./person-name";
import { READER_COLOR, type PersonHere } from "./people-here";
import { useScreenCount } from "./use-screen-count";

export interface PeopleListProps {
  boardId: string;
  people: readonly PersonHere[];
  /** This browser's person; null without a name. */
  self: Person | null;
  selfRole: Role;
  followingId: string | null;
  onFollow: (personId: string) => void;
  onManage: (() => void) | null;
}

/** Everybody here with their roles; a click follows. */
export function PeopleList({
  boardId,
  people,
  self,
  selfRole,
  followingId,
  onFollow,
  onManage,
}: PeopleListProps) {
  const everybody: (Role | null)[] = [selfRole, ...people.map((person) => person.role)];
  const screens = useScreenCount(boardId);
  const readers = everybody.filter((role) => role !== null && !may(role, "edit")).length;
  return (
    <>
      <h2 className="flex items-baseline justify-between gap-3 text-sm font-[650] text-muted">
        {t("people.heading")}
        <span className="font-[560] tabular-nums">
          {readers > 0
            ? t("people.countsWithReaders", { n: everybody.length - readers, readers })
            : t("people.counts", { n: everybody.length })}
        </span>
      </h2>
      <ul className="-mx-2 mt-2 max-h-[50dvh] overflow-x-hidden overflow-y-auto px-0.5 py-0.5">
        <li className="flex items-center gap-2.5 px-2 py-1.5">
          <Avatar name={self?.name ?? ""} color={self?.color ?? READER_COLOR} size={28} />
          <NameAndRole name={self ? t("board.you", { name: self.name }) : t("people.you")} role={selfRole} />
        </li>
        {people.map((person) => (
          <li key={person.id}>
            <Row person={person} followed={person.id === followingId} onFollow={onFollow} />
          </li>
        ))}
      </ul>
      {people.length === 0 ? (
        <p className="mt-2 text-sm text-muted">
          {selfRole === "facilitator" ? t("people.onlyYou") : t("people.onlyYouReader")}
        </p>
      ) : null}
      {people.some((person) => person.canBeFollowed) ? (
        <p className="mt-2 text-xs text-muted">{t("people.followHint")}</p>
      ) : null}
      {screens > 0 ? (
        <p className="mt-2 flex items-center gap-2 border-t border-line pt-2 text-sm text-muted">
          <MonitorPlay size={16} aria-hidden />
          {t("people.screens", { n: screens })}
        </p>
      ) : null}
      {onManage && people.length > 0 ? (
        <Button onClick={onManage} className="mt-2.5 w-full">
          {t("people.manage")}
        </Button>
      ) : null}
    </>
  );
}

function NameAndRole({ name, role }: { name: string; role: Role | null }) {
  return (
    <span className="min-w-0 flex-1 text-left leading-tight">
      <span className="block truncate">{name}</span>
      {role ? <span className="block text-xs text-muted">{t(`role.${role}`)}</span> : null}
    </span>
  );
}

function Row({
  person,
  followed,
  onFollow,
}: {
  person: PersonHere;
  followed: boolean;
  onFollow: (personId: string) => void;
}) {
  const content = (
    <>
      <Avatar name={person.name} color={person.color} size={28} />
      <NameAndRole name={nameOf(person)} role={person.role} />
      {followed ? <Chip tone="accent">{t("people.followed")}</Chip> : null}
      {person.followsMe ? <Chip>{t("people.followsYou")}</Chip> : null}
    </>
  );
  const className = "flex w-full items-center gap-2.5 rounded-sm px-2 py-1.5";
  if (!person.canBeFollowed) return <div className={className}>{content}</div>;
  return (
    <button
      type="button"
      aria-pressed={followed}
      onClick={() => onFollow(person.id)}
      title={
        followed
          ? t("people.stopFollowing", { name: nameOf(person) })
          : t("people.follow", { name: nameOf(person) })
      }
      className={classNames(className, "hit hover:bg-unknown-soft")}
    >
      {content}
    </button>
  );
}
