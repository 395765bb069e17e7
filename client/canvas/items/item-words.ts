import { isDueDate } from "@/board/shapes/action-item";
import type { ItemWords } from "@/board/shapes/item-words";
import { formatDay, formatMoment } from "@/client/ui/format-moment";
import { t } from "@/client/ui/messages/t";

/** What cards say, in the language of the page. */
export function createItemWords(): ItemWords {
  return {
    question: t("item.question"),
    proposal: t("item.proposal"),
    decision: t("item.decision"),
    action: t("item.action-item"),
    kind: {
      scope: t("question.kind.scope"),
      evidence: t("question.kind.evidence"),
      requirement: t("question.kind.requirement"),
    },
    status: {
      open: t("question.status.open"),
      answered: t("question.status.answered"),
      parked: t("question.status.parked"),
    },
    disposition: {
      open: t("proposal.disposition.open"),
      accepted: t("proposal.disposition.accepted"),
      rejected: t("proposal.disposition.rejected"),
      "needs-data": t("proposal.disposition.needs-data"),
      "needs-patch": t("proposal.disposition.needs-patch"),
    },
    outcome: {
      agreed: t("decision.outcome.agreed"),
      "rough-consensus": t("decision.outcome.rough-consensus"),
      "no-consensus": t("decision.outcome.no-consensus"),
      deferred: t("decision.outcome.deferred"),
    },
    actionStatus: {
      open: t("action.status.open"),
      done: t("action.status.done"),
      dropped: t("action.status.dropped"),
    },
    empty: {
      question: t("item.empty.question"),
      answer: {
        open: t("item.empty.answer.open"),
        answered: t("item.empty.answer.answered"),
        parked: t("item.empty.answer.parked"),
      },
      title: t("item.empty.title"),
      summary: t("item.empty.summary"),
      points: t("item.empty.points"),
      point: t("item.empty.point"),
      decision: t("item.empty.decision"),
      action: t("item.empty.action"),
      owner: t("item.empty.owner"),
    },
    restsOn: t("decision.restsOn"),
    dissent: t("decision.dissent"),
    settled: t("proposal.settledWord"),
    owner: (name) => t("action.ownedBy", { name }),
    due: (due) => t("action.dueOn", { due: isDueDate(due) ? formatDay(due) : due }),
    from: (title) => t("action.from", { title }),
    more: (n) => t("item.more", { n }),
    moment: (iso) => (Number.isNaN(Date.parse(iso)) ? iso : formatMoment(new Date(iso))),
    topic: (topic) => t("decision.topicOf", { topic }),
  };
}
