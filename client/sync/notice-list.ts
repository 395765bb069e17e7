import type { ConnectionNotice } from "./board-connection";

/** Sentences for people, newest last. A notice with a `topic` replaces the one before it. */
export interface NoticeList {
  readonly all: readonly ConnectionNotice[];
  add(notice: { tone: ConnectionNotice["tone"]; text: string; topic: string }): void;
  dismiss(id: string): void;
  /** Removes what is no longer so. */
  clearTopic(topic: string): void;
}

export function createNoticeList(changed: () => void): NoticeList {
  let notices: readonly ConnectionNotice[] = [];
  let last = 0;
  function keep(test: (notice: ConnectionNotice) => boolean): void {
    const kept = notices.filter(test);
    if (kept.length === notices.length) return;
    notices = kept;
    changed();
  }
  return {
    get all() {
      return notices;
    },
    add(notice) {
      last += 1;
      notices = [...notices.filter(({ topic }) => topic !== notice.topic), { ...notice, id: `sync:${last}` }];
      changed();
    },
    dismiss: (id) => keep((notice) => notice.id !== id),
    clearTopic: (topic) => keep((notice) => notice.topic !== topic),
  };
}
