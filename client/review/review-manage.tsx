"use client";

import { ChevronDown, FastForward, Globe, Lock, LockOpen, MessageSquareText } from "lucide-react";
import { useState } from "react";
import type { Publishing, ReviewFacts } from "@/contract/api";
import { ContinueDialog } from "@/client/canvas/record/continue-dialog";
import { OriginDialog } from "@/client/canvas/record/origin-dialog";
import { PublishDialog } from "@/client/canvas/record/publish-dialog";
import { SealDialog } from "@/client/canvas/record/seal-dialog";
import { Button } from "@/client/ui/button";
import { Menu, MenuItem } from "@/client/ui/menu";
import { t } from "@/client/ui/messages/t";
import { useHydrated } from "@/client/ui/use-hydrated";
import { useReviewChanged } from "./review-shell";

const BUTTON = "review-manage";

/** What a facilitator does once the discussion is over. */
export function ReviewManage({
  boardId,
  title,
  facts,
  publishing,
  createKeyRequired,
}: {
  boardId: string;
  title: string;
  facts: ReviewFacts;
  publishing: Publishing;
  createKeyRequired: boolean;
}) {
  const [dialog, setDialog] = useState<"seal" | "publish" | "continue" | "origin" | null>(null);
  const changed = useReviewChanged();
  const hydrated = useHydrated();
  const close = () => setDialog(null);
  const { sealed } = facts;
  const publishedAt = facts.publishedAt === null ? null : Date.parse(facts.publishedAt);
  // Without JavaScript there is no menu to open.
  if (!hydrated) return null;
  return (
    <>
      <Menu
        trigger={
          <Button id={BUTTON}>
            {t("review.manage")}
            <ChevronDown size={15} aria-hidden />
          </Button>
        }
      >
        <MenuItem
          icon={sealed ? <LockOpen size={16} aria-hidden /> : <Lock size={16} aria-hidden />}
          onSelect={() => setDialog("seal")}
        >
          {t(sealed ? "reopen.menu" : "seal.menu")}
        </MenuItem>
        <MenuItem icon={<Globe size={16} aria-hidden />} onSelect={() => setDialog("publish")}>
          {t(publishedAt === null ? "publish.menu" : "publish.menuPublished")}
        </MenuItem>
        <MenuItem icon={<MessageSquareText size={16} aria-hidden />} onSelect={() => setDialog("origin")}>
          {t("origin.menu")}
        </MenuItem>
        <MenuItem icon={<FastForward size={16} aria-hidden />} onSelect={() => setDialog("continue")}>
          {t("series.menu")}
        </MenuItem>
      </Menu>
      <SealDialog
        boardId={boardId}
        sealed={sealed}
        open={dialog === "seal"}
        returnTo={BUTTON}
        onDone={changed}
        onClose={close}
      />
      <PublishDialog
        boardId={boardId}
        publishedAt={publishedAt}
        sealed={sealed}
        publishing={publishing}
        open={dialog === "publish"}
        returnTo={BUTTON}
        onDone={changed}
        onClose={close}
      />
      <OriginDialog
        boardId={boardId}
        origin={facts.origin}
        open={dialog === "origin"}
        returnTo={BUTTON}
        onDone={changed}
        onClose={close}
      />
      <ContinueDialog
        boardId={boardId}
        title={title}
        createKeyRequired={createKeyRequired}
        open={dialog === "continue"}
        returnTo={BUTTON}
        onClose={close}
      />
    </>
  );
}
