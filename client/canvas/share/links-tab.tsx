"use client";

import { Eye, MonitorPlay, PencilLine, UserCog } from "lucide-react";
import { useState, type ReactNode } from "react";
import type { LinkSummary } from "@/contract/api";
import type { Role } from "@/contract/roles";
import { Button } from "@/client/ui/button";
import { t } from "@/client/ui/messages/t";
import { describeConnected } from "./describe-connected";
import { EndedLinks } from "./ended-links";
import { isOver } from "./link-expiry";
import { LinkRow } from "./link-row";
import { NewLinkForm } from "./new-link-form";
import { SHARE_ROLES } from "./share-roles";
import type { Links } from "./use-links";

const ICONS: Record<Role, ReactNode> = {
  participant: <PencilLine size={18} aria-hidden />,
  viewer: <Eye size={18} aria-hidden />,
  room: <MonitorPlay size={18} aria-hidden />,
  facilitator: <UserCog size={18} aria-hidden />,
};

export interface LinksTabProps {
  links: Links;
  manages: boolean;
  /** What people here call themselves, by person id. */
  names: ReadonlyMap<string, string>;
  selfId: string | null;
  announce(sentence: string): void;
  onShowQr(link: LinkSummary): void;
}

/** The links by role, with what each role may do. */
export function LinksTab({ links: source, manages, names, selfId, announce, onShowQr }: LinksTabProps) {
  const { links, problem, create, revoke, replace, reload } = source;
  const [freshId, setFreshId] = useState<string | null>(null);
  if (links === null) {
    return problem ? (
      <div className="grid justify-items-start gap-3">
        <p role="alert" className="text-block">
          {problem}
        </p>
        <Button onClick={() => void reload()}>{t("common.tryAgain")}</Button>
      </div>
    ) : (
      <p className="py-6 text-muted">{t("share.loading")}</p>
    );
  }

  const isEnded = (link: LinkSummary) => isOver(link, Date.now());
  const usable = links.filter((link) => !isEnded(link));
  const roles = SHARE_ROLES.filter((role) => manages || usable.some((link) => link.role === role));

  const end = async (link: LinkSummary) => {
    const outcome = await revoke(link.id);
    if (outcome.problem === null) {
      announce(t("share.announceRevoked"));
      // Its row is gone with the button that had the focus.
      document.getElementById(`share-${link.role}`)?.focus();
    }
    return outcome.problem;
  };
  const exchange = async (link: LinkSummary) => {
    const outcome = await replace(link.id);
    if (outcome.link) {
      setFreshId(outcome.link.id);
      announce(t("share.announceReplaced"));
      document.getElementById(`share-${link.role}`)?.focus();
    }
    return outcome.problem;
  };

  return (
    <div className="grid gap-4">
      {problem ? (
        <p role="alert" className="rounded-sm bg-block-soft px-3 py-2 text-sm font-[560] text-block">
          {problem}
        </p>
      ) : null}
      {isLocal() ? (
        <p className="rounded-sm bg-todo-soft px-3.5 py-2 text-sm">{t("share.localOnly")}</p>
      ) : null}
      {roles.map((role) => {
        const ofRole = usable.filter((link) => link.role === role);
        return (
          <section
            key={role}
            aria-labelledby={`share-${role}`}
            className="grid gap-2.5 border-t border-line pt-3.5 first-of-type:border-t-0 first-of-type:pt-0"
          >
            <div className="flex items-start gap-2.5">
              <span className="mt-0.5 text-muted">{ICONS[role]}</span>
              <p className="text-sm text-muted">
                <span
                  id={`share-${role}`}
                  role="heading"
                  aria-level={3}
                  tabIndex={-1}
                  className="mr-1 rounded-sm text-base font-[650] text-ink"
                >
                  {t(`role.${role}`)}
                </span>{" "}
                {t(`share.role.${role}`)}
              </p>
            </div>
            <div className="grid gap-3 sm:pl-7">
              {ofRole.map((link) => (
                <LinkRow
                  key={link.id}
                  link={link}
                  connected={link.here ? describeConnected(link.here, names, selfId) : null}
                  fresh={link.id === freshId}
                  onCopied={() => announce(t("share.announceCopied"))}
                  onShowQr={() => onShowQr(link)}
                  ending={manages ? { revoke: () => end(link), replace: () => exchange(link) } : null}
                />
              ))}
              {ofRole.length === 0 ? <p className="text-sm text-faint">{t("share.none")}</p> : null}
            </div>
          </section>
        );
      })}
      {manages ? (
        <NewLinkForm
          create={create}
          onCreated={(link) => {
            setFreshId(link.id);
            announce(t("share.announceCreated"));
            document.getElementById(`share-${link.role}`)?.focus();
          }}
        />
      ) : null}
      {manages ? <EndedLinks links={links.filter(isEnded)} /> : null}
      {!isLocal() && window.location.protocol === "http:" ? (
        <p className="text-sm text-muted">{t("share.plainHttp")}</p>
      ) : null}
    </div>
  );
}

function isLocal(): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(window.location.hostname);
}
