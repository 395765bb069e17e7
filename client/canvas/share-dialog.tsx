"use client";

import { Eye, MonitorPlay, PencilLine, UserCog } from "lucide-react";
import { useState, type ReactNode } from "react";
import type { Role } from "@/contract/roles";
import { Dialog } from "@/client/ui/dialog";
import { t } from "@/client/ui/messages/t";
import { isOver } from "./link-expiry";
import { LinkRow } from "./link-row";
import { NewLinkForm } from "./new-link-form";
import { SHARE_ROLES } from "./share-roles";
import { useLinks } from "./use-links";

const ICONS: Record<Role, ReactNode> = {
  participant: <PencilLine size={18} aria-hidden />,
  viewer: <Eye size={18} aria-hidden />,
  room: <MonitorPlay size={18} aria-hidden />,
  facilitator: <UserCog size={18} aria-hidden />,
};

/** The links of the board by role: what each allows, copy, revoke, make another. For facilitators. */
export function ShareDialog({
  boardId,
  open,
  onClose,
}: {
  boardId: string;
  open: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("share.heading")}
      description={t("share.text")}
      width={680}
    >
      <ShareBody boardId={boardId} />
    </Dialog>
  );
}

function ShareBody({ boardId }: { boardId: string }) {
  const { links, problem, create, revoke } = useLinks(boardId);
  const [announcement, setAnnouncement] = useState("");
  const usable = links?.filter((link) => !isOver(link, Date.now())) ?? [];
  const plainHttp = window.location.protocol === "http:" && window.location.hostname !== "localhost";

  return (
    <div className="grid gap-4">
      <p role="status" className="sr-only">
        {announcement}
      </p>
      {problem ? (
        <p role="alert" className="rounded-sm bg-block-soft px-3 py-2 text-sm font-[560] text-block">
          {problem}
        </p>
      ) : null}
      {links === null && !problem ? <p className="py-6 text-muted">{t("share.loading")}</p> : null}
      {links
        ? SHARE_ROLES.map((role) => {
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
                      className="text-base font-[650] text-ink"
                    >
                      {t(`role.${role}`)}
                    </span>{" "}
                    {t(`share.role.${role}`)}
                  </p>
                </div>
                <div className="grid gap-2.5 sm:pl-7">
                  {ofRole.map((link) => (
                    <LinkRow
                      key={link.id}
                      link={link}
                      onCopied={() => setAnnouncement(t("share.announceCopied"))}
                      onRevoke={async () => {
                        if (await revoke(link.id)) setAnnouncement(t("share.announceRevoked"));
                      }}
                    />
                  ))}
                  {ofRole.length === 0 ? <p className="text-sm text-faint">{t("share.none")}</p> : null}
                </div>
              </section>
            );
          })
        : null}
      {links ? (
        <NewLinkForm create={create} onCreated={() => setAnnouncement(t("share.announceCreated"))} />
      ) : null}
      {links && plainHttp ? <p className="text-sm text-muted">{t("share.plainHttp")}</p> : null}
    </div>
  );
}
