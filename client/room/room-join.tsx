"use client";

import { QrCode } from "@/client/ui/qr-code";
import { classNames } from "@/client/ui/class-names";
import { t } from "@/client/ui/messages/t";

/** How people in the room come to the session's page on their phones. `small`: the address beside the code. */
export function RoomJoin({ origin, code, small }: { origin: string; code: string; small: boolean }) {
  const url = `${origin}/j/${code}`;
  const { host, hostname } = new URL(origin);
  const hereOnly = hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
  return (
    <section className={classNames("room-join", small && "room-join-small")} data-testid="join">
      <QrCode text={url} label={t("room.joinQr", { url })} />
      {small ? null : <p className="room-label">{hereOnly ? t("room.joinHereOnly") : t("room.joinWords")}</p>}
      <p className="room-address">
        {host}
        <wbr />
        /j/{code}
      </p>
    </section>
  );
}
