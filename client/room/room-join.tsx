"use client";

import { QrCode } from "@/client/ui/qr-code";
import { classNames } from "@/client/ui/class-names";
import { t } from "@/client/ui/messages/t";

export interface RoomJoinProps {
  origin: string;
  code: string;
  /** As in `AsideMeasure`. */
  as: "whole" | "code" | "address";
}

/** How people in the room come to the session's page on their phones. */
export function RoomJoin({ origin, code, as }: RoomJoinProps) {
  const url = `${origin}/j/${code}`;
  const { host, hostname } = new URL(origin);
  const hereOnly = hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
  return (
    <section className={classNames("room-join", as !== "whole" && "room-join-small")} data-testid="join">
      {as === "address" ? null : <QrCode text={url} label={t("room.joinQr", { url })} />}
      {as === "whole" ? (
        <p className="room-label">{hereOnly ? t("room.joinHereOnly") : t("room.joinWords")}</p>
      ) : null}
      <p className="room-address">
        {host}
        <wbr />
        /j/{code}
      </p>
    </section>
  );
}
