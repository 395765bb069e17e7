"use client";

import { QrCode as QrIcon } from "lucide-react";
import { useState } from "react";
import { isRunning } from "@/board/document/session-state";
import { may } from "@/contract/roles";
import { Button } from "@/client/ui/button";
import { t } from "@/client/ui/messages/t";
import { QrCode } from "@/client/ui/qr-code";
import { Segmented } from "@/client/ui/segmented";
import { useSessionHere } from "./session-context";

/** Whether a session runs, how phones join it, and where this person sits. */
export function SessionRunning() {
  const { state, view, role, place, setPlace, act } = useSessionHere();
  const leads = may(role, "run-session");
  if (!isRunning(state)) {
    return (
      <div className="pb-3" data-testid="session-idle">
        <p className="font-[620]">{t("session.notRunning")}</p>
        <p className="mt-0.5 mb-2.5 text-sm text-muted">
          {t(leads ? "session.notRunningHint" : "session.waitForStart")}
          {leads && state.run ? ` ${t("session.startAgainHint")}` : null}
        </p>
        {leads ? (
          <Button look="primary" onClick={() => void act({ type: "session.start" })}>
            {t("session.start")}
          </Button>
        ) : null}
      </div>
    );
  }
  return (
    <div className="grid gap-3 pb-3">
      {view?.code ? <PhoneAddress code={view.code} /> : null}
      {leads && state.run?.linkId === "" ? <NoAddress runId={state.run.id} /> : null}
      {may(role, "speak") ? (
        <Segmented
          legend={t("session.place")}
          value={place}
          options={[
            { value: "room", label: t("session.place.room") },
            { value: "remote", label: t("session.place.remote") },
          ]}
          onChange={setPlace}
        />
      ) : null}
    </div>
  );
}

/** The link behind the short address was revoked. */
function NoAddress({ runId }: { runId: string }) {
  const { act } = useSessionHere();
  return (
    <div className="grid gap-2">
      <p className="text-sm text-muted">{t("session.noAddress")}</p>
      <Button className="justify-self-start" onClick={() => void act({ type: "session.code", runId })}>
        {t("session.newAddress")}
      </Button>
    </div>
  );
}

function PhoneAddress({ code }: { code: string }) {
  const [shown, setShown] = useState(false);
  const address = `${window.location.host}/j/${code}`;
  return (
    <div className="grid gap-2">
      <div className="flex items-center gap-2">
        <p className="min-w-0 flex-1 text-sm">
          <span className="text-muted">{t("session.phones")}</span>
          <br />
          <span className="font-mono wrap-anywhere select-all" data-testid="session-address">
            {address}
          </span>
        </p>
        <Button
          icon
          aria-expanded={shown}
          aria-label={t(shown ? "session.hideQr" : "session.showQr")}
          title={t(shown ? "session.hideQr" : "session.showQr")}
          onClick={() => setShown(!shown)}
        >
          <QrIcon size={17} aria-hidden />
        </Button>
      </div>
      {shown ? (
        <div className="justify-self-center rounded-md border border-line bg-[#fff] p-1">
          <QrCode
            text={`${window.location.origin}/j/${code}`}
            label={t("session.qr")}
            className="block w-56 max-w-full"
          />
        </div>
      ) : null}
    </div>
  );
}
