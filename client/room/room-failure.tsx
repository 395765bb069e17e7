"use client";

import { useEffect } from "react";
import { t } from "@/client/ui/messages/t";
import { RoomMessage } from "./room-message";
import { useSelfRenewal } from "./use-self-renewal";

/** In place of a room screen that broke, or whose code did not arrive: nobody stands there to press a button. */
export function RoomFailure({ error }: { error: Error }) {
  useEffect(() => {
    console.error(error);
  }, [error]);
  useSelfRenewal(true);
  return <RoomMessage title={t("room.failed")} text={t("room.failedText")} />;
}
