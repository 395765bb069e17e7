"use client";

import { QrCode } from "@/client/ui/qr-code";
import { t } from "@/client/ui/messages/t";

/** How people in the room come to the session's page on their phones. */
export function RoomJoin({ origin, code }: { origin: string; code: string }) {
  const url = `${origin}/j/${code}`;
  const { host, hostname } = new URL(origin);
  const hereOnly = hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
  return (
    <section className="room-join" data-testid="join">
      <QrCode text={url} label={t("room.joinQr", { url })} />
      <p className="room-label">{hereOnly ? t("room.joinHereOnly") : t("room.joinWords")}</p>
      <p className="room-address">
        {host}
        <wbr />
        /j/{code}
      </p>
    </section>
  );
}
