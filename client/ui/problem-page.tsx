import {
  Ban,
  Clock,
  FileWarning,
  Hourglass,
  KeyRound,
  Link2Off,
  Lock,
  RefreshCw,
  SearchX,
  Trash2,
  TriangleAlert,
  UserX,
  Users,
} from "lucide-react";
import type { ReactNode } from "react";
import { FullPageMessage } from "./full-page-message";
import { ProblemSign, type ProblemSignProps } from "./problem-sign";
import { problemText, type ProblemName } from "./problem-text";

/** `gentle` waits or needs another link; `final` is somebody's decision or damage. */
const MARKS: Record<ProblemName, ProblemSignProps> = {
  not_joined: { icon: KeyRound, tone: "plain" },
  link_unknown: { icon: Link2Off, tone: "gentle" },
  code_unknown: { icon: SearchX, tone: "gentle" },
  link_revoked: { icon: Ban, tone: "final" },
  link_expired: { icon: Clock, tone: "gentle" },
  removed: { icon: UserX, tone: "final" },
  board_deleted: { icon: Trash2, tone: "final" },
  not_found: { icon: SearchX, tone: "plain" },
  board_full: { icon: Users, tone: "gentle" },
  rate_limited: { icon: Hourglass, tone: "gentle" },
  client_outdated: { icon: RefreshCw, tone: "plain" },
  board_unreadable: { icon: FileWarning, tone: "final" },
  forbidden: { icon: Lock, tone: "final" },
  other: { icon: TriangleAlert, tone: "gentle" },
};

export interface ProblemPageProps {
  /** A code of contract/errors; others get a general text. */
  code: string;
  /** Said after the problem's own text. */
  more?: string;
  /** What the page does meanwhile by itself. */
  busy?: string;
  /** What can be done. */
  children: ReactNode;
}

/** The page of a problem: what happened, what is safe, what to do. */
export function ProblemPage({ code, more, busy, children }: ProblemPageProps) {
  const { name, title, text } = problemText(code);
  return (
    <FullPageMessage
      title={title}
      text={more ? `${text} ${more}` : text}
      busy={busy}
      mark={<ProblemSign {...MARKS[name]} />}
    >
      {children}
    </FullPageMessage>
  );
}
