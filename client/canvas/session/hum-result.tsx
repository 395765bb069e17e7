"use client";

import type { Hum, HumResult as Result } from "@/board/document/session-state";
import { HUM_CHOICES, type HumChoice } from "@/contract/session-commands";
import { classNames } from "@/client/ui/class-names";
import { formatList } from "@/client/ui/format-list";
import { t } from "@/client/ui/messages/t";
import { useSessionIfAny } from "./session-context";

const TONES: Record<HumChoice, string> = {
  object: "text-block",
  "can-live-with": "text-todo",
  support: "text-ok",
  abstain: "text-muted",
};

/** Counts of a closed hum check, room and remote apart; names where they were kept. */
export function HumResultTable({ result }: { result: Result }) {
  const { room, remote, names = [] } = result;
  return (
    <div>
      <table className="w-full text-sm tabular-nums" data-testid="hum-result">
        <thead>
          <tr className="text-left text-xs text-muted">
            <th scope="col" className="font-[560]">
              {t("session.hum")}
            </th>
            {(["resultRoom", "resultRemote", "resultAll"] as const).map((head) => (
              <th key={head} scope="col" className="w-16 py-0.5 text-right font-[560]">
                {t(`session.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {HUM_CHOICES.map((choice) => (
            <tr key={choice}>
              <th scope="row" className={classNames("py-0.5 text-left font-[560]", TONES[choice])}>
                {t(`session.choice.${choice}`)}
              </th>
              <td className="text-right">{room[choice]}</td>
              <td className="text-right">{remote[choice]}</td>
              <td className="text-right font-[650]">{room[choice] + remote[choice]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {HUM_CHOICES.map((choice) => {
        const who = names.filter((voice) => voice.choice === choice).map(({ name }) => name);
        return who.length === 0 ? null : (
          <p key={choice} className="mt-1 text-sm">
            <span className={TONES[choice]}>{t(`session.choice.${choice}`)}:</span> {formatList(who)}
          </p>
        );
      })}
    </div>
  );
}

/** The last closed hum check about an item, with its result. */
export function lastHumOf(hums: readonly Hum[], itemId: string): (Hum & { result: Result }) | null {
  const closed = hums.filter(
    (hum): hum is Hum & { result: Result } => hum.itemId === itemId && hum.result !== null,
  );
  return closed.at(-1) ?? null;
}

/** In one line: `3 Support · 1 Object`; choices that nobody made are left out. */
export function humLine({ room, remote }: Result): string {
  const parts = HUM_CHOICES.toReversed().flatMap((choice) => {
    const count = room[choice] + remote[choice];
    return count === 0 ? [] : `${count} ${t(`session.choice.${choice}`)}`;
  });
  return parts.join(" · ") || "0";
}

/** The result of the last hum check about an item; nothing when there was none. */
export function ItemHum({ itemId }: { itemId: string }) {
  const session = useSessionIfAny();
  const hum = session && lastHumOf(session.state.hums, itemId);
  if (!hum) return null;
  return (
    <section className="item-hum" aria-label={t("session.hum")} data-testid="item-hum">
      <h3 className="mb-1 text-sm font-[620]">{t("session.hum")}</h3>
      <HumResultTable result={hum.result} />
    </section>
  );
}
