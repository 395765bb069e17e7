/** Full-page problems: what happened, what is safe, what to do. */
export const problem = {
  "problem.not_joined.title": "This board opens with a link",
  "problem.not_joined.text":
    "This browser has not joined the board yet. Ask whoever runs the discussion for a link, and open it here. If you just did, allow cookies for this address: they keep what a browser may open.",
  "problem.link_unknown.title": "This link is not known here",
  "problem.link_unknown.text":
    "Perhaps it was cut off when it was copied. Check that it is whole, to the last character, or ask for it again.",
  "problem.code_unknown.title": "No running session has this code",
  "problem.code_unknown.text":
    "A session’s short address works only while the session runs. Check its eight letters and digits on the room’s screen, or ask the facilitator.",
  "problem.link_revoked.title": "This link was revoked",
  "problem.link_revoked.text":
    "The facilitator ended it. What you drew stays on the board. If you have another link to it, open that; else ask the facilitator for a new one.",
  "problem.link_expired.title": "This link has expired",
  "problem.link_expired.text":
    "It worked for a limited time. What you drew stays on the board. If you have another link to it, open that; else ask the facilitator for a new one.",
  "problem.removed.title": "You were removed from this board",
  "problem.removed.text":
    "The facilitator removed this browser, and its links open the board no more. What you drew before stays there. If this was a mistake, ask the facilitator to let you back in, then open the board again.",
  "problem.board_deleted.title": "This board was deleted",
  "problem.board_deleted.text":
    "A facilitator deleted it, so there is nothing to open any more. They can restore it from their trash for 30 days; ask them if it should not have happened.",
  "problem.not_found.title": "There is nothing at this address",
  "problem.not_found.text":
    "The board may have been deleted, or the address may be mistyped. Your other boards are where they were.",
  "problem.board_full.title": "The board is full at the moment",
  "problem.board_full.text":
    "As many people are connected as the board can hold. It lets you in as soon as somebody leaves.",
  "problem.board_full.trying": "This page keeps trying by itself.",
  "problem.rate_limited.title": "Too many attempts",
  "problem.rate_limited.text": "For safety the server makes this network wait. Try again in a minute.",
  "problem.client_outdated.title": "This page is older than the board",
  "problem.client_outdated.text": "The server was updated. Nothing is lost. Reload the page to go on.",
  "problem.board_unreadable.title": "This board cannot be read",
  "problem.board_unreadable.text":
    "The server found damage in its storage and changed nothing. Tell the operator of this instance; a backup can bring the board back.",
  "problem.forbidden.title": "Your link does not allow this",
  "problem.forbidden.text": "Ask the facilitator for a link with more rights.",
  "problem.other.title": "The board could not be opened",
  "problem.other.text":
    "Nothing was changed. Try again; if it keeps failing, tell the operator of this instance.",
} as const;
