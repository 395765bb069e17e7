"use client";

import { useState } from "react";
import type { LinkSummary } from "@/contract/api";
import { may, type Role } from "@/contract/roles";
import { Dialog } from "@/client/ui/dialog";
import { t } from "@/client/ui/messages/t";
import type { Person } from "@/client/ui/person";
import { Tabs } from "@/client/ui/tabs";
import type { PersonHere } from "../people-here";
import { LinkQr } from "./link-qr";
import { LinksTab } from "./links-tab";
import { PeopleTab } from "./people-tab";
import { useLinks } from "./use-links";

export type ShareTab = "links" | "people";

export interface ShareDialogProps {
  boardId: string;
  open: boolean;
  /** The tab to begin with. */
  tab: ShareTab;
  people: readonly PersonHere[];
  /** This browser's person; null without a name. */
  self: Person | null;
  selfId: string | null;
  selfRole: Role;
  /** Id of the element that takes the focus afterwards. */
  returnTo: string;
  onClose(): void;
}

/** Links and people of a board: a facilitator manages them, a participant sees what may be passed on. */
export function ShareDialog(props: ShareDialogProps) {
  const [qr, setQr] = useState<LinkSummary | null>(null);
  const { open, selfRole, returnTo } = props;
  const close = () => {
    setQr(null);
    props.onClose();
  };
  const back = () => {
    setQr(null);
    // The button that showed it is a new one by then.
    requestAnimationFrame(() => document.getElementById(`qr-${qr?.id}`)?.focus());
  };
  const role = qr ? t(`role.${qr.role}`) : "";
  return (
    <Dialog
      open={open}
      onClose={close}
      onEscape={qr ? back : undefined}
      title={qr ? t("share.qr.title", { role }) : t("share.heading")}
      description={
        qr
          ? t("share.qr.text", { role, allows: t(`share.role.${qr.role}`) })
          : may(selfRole, "manage")
            ? t("share.text")
            : t("share.textPassOn")
      }
      returnTo={returnTo}
      width={680}
    >
      <ShareBody {...props} qr={qr} onShowQr={setQr} onBack={back} />
    </Dialog>
  );
}

function ShareBody({
  boardId,
  tab: first,
  people,
  self,
  selfId,
  selfRole,
  qr,
  onShowQr,
  onBack,
}: ShareDialogProps & { qr: LinkSummary | null; onShowQr: (link: LinkSummary) => void; onBack: () => void }) {
  const links = useLinks(boardId, people.map((person) => person.id).join(" "));
  const [tab, setTab] = useState(first);
  const [announcement, setAnnouncement] = useState("");
  const names = new Map(people.map((person) => [person.id, person.name]));

  return (
    <>
      <p role="status" className="sr-only">
        {announcement}
      </p>
      {qr ? (
        <LinkQr link={qr} onCopied={() => setAnnouncement(t("share.announceCopied"))} onBack={onBack} />
      ) : (
        <Tabs<ShareTab>
          label={t("share.tabs")}
          value={tab}
          onChange={setTab}
          tabs={[
            {
              value: "links",
              label: t("share.tabLinks"),
              content: (
                <LinksTab
                  links={links}
                  manages={may(selfRole, "manage")}
                  names={names}
                  selfId={selfId}
                  announce={setAnnouncement}
                  onShowQr={onShowQr}
                />
              ),
            },
            {
              value: "people",
              label: (
                <>
                  {t("people.heading")}
                  <span className="rounded-full bg-never-soft px-2 text-xs text-never tabular-nums">
                    {people.length + 1}
                  </span>
                </>
              ),
              content: (
                <PeopleTab
                  boardId={boardId}
                  people={people}
                  self={self}
                  selfRole={selfRole}
                  links={links}
                  announce={setAnnouncement}
                />
              ),
            },
          ]}
        />
      )}
    </>
  );
}
