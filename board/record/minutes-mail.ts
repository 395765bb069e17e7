import type { BoardRecord } from "./board-record";
import { cleanLine } from "./clean-text";
import { minutesText } from "./minutes-text";

const HEADER_BYTES = 75;
const BODY_COLUMNS = 76;

/** The minutes as a mail that a mail program can open and send. */
export interface MinutesMail {
  subject: string;
  /** Message-ID with angle brackets of the mail it answers; empty without one. */
  inReplyTo: string;
  /** RFC 5322 message with CRLF line ends; without From, To and Message-ID, which the sender's program adds. */
  eml: string;
  /** `mailto:` with subject and the record's address only: mail programs cut or mangle longer bodies. */
  mailto: string;
}

/** `date`: when the mail is made. */
export function minutesMail(record: BoardRecord, date: Date): MinutesMail {
  const subject = `Minutes: ${record.board.title}`;
  const inReplyTo = messageIdOf(record.board.origin);
  const text = minutesText(record);
  const plain =
    /^[\x20-\x7e\n]*$/.test(text) &&
    text.split("\n").every((line) => line.length <= 998 && !line.startsWith("From "));
  const headers = [
    `Date: ${rfcDate(date)}`,
    header("Subject", subject),
    ...(inReplyTo === "" ? [] : [`In-Reply-To: ${inReplyTo}`, `References: ${inReplyTo}`]),
    "MIME-Version: 1.0",
    `Content-Type: text/plain; charset=${plain ? "us-ascii" : "utf-8"}`,
    `Content-Transfer-Encoding: ${plain ? "7bit" : "quoted-printable"}`,
    // Mail programs that know it open the message as a draft.
    "X-Unsent: 1",
  ];
  const body = plain ? text : text.split("\n").map(quotedPrintable).join("\n");
  const link = record.board.url === "" ? "" : `&body=${encodeURIComponent(record.board.url)}`;
  return {
    subject,
    inReplyTo,
    eml: [...headers, "", ...body.split("\n")].join("\r\n"),
    mailto: `mailto:?subject=${encodeURIComponent(subject)}${link}`,
  };
}

/**
 * The Message-ID that an archive's address names, in angle brackets; empty when it names none. Public-inbox archives
 * (lore.kernel.org) have it as the last part of the path, `/<list>/<message-id>/`.
 */
export function messageIdOf(origin: string): string {
  if (!/^https?:\/\//i.test(origin) || !URL.canParse(origin)) return "";
  for (const part of new URL(origin).pathname.split("/").reverse()) {
    const id = decoded(part);
    if (/^[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+$/.test(id) && id.length < 250) return `<${id}>`;
  }
  return "";
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Not an encoded part; then it is no Message-ID either.
    return "";
  }
}

/** A header line; text that is not ASCII as RFC 2047 encoded words. A line break in the text cannot add a header. */
function header(name: string, text: string): string {
  // Folding happens at single spaces: a line of spaces alone is no header line.
  const line = cleanLine(text).replace(/ {2,}/g, " ");
  if (/^[\x20-\x7e]*$/.test(line) && !line.includes("=?")) return folded(`${name}: ${line}`);
  const words: string[] = [];
  let bytes: number[] = [];
  const flush = () => {
    if (bytes.length > 0) words.push(`=?utf-8?B?${base64(bytes)}?=`);
    bytes = [];
  };
  for (const character of line) {
    const more = [...new TextEncoder().encode(character)];
    // An encoded word has at most 75 characters, and no character is divided between two of them.
    if (bytes.length + more.length > 42) flush();
    bytes.push(...more);
  }
  flush();
  return `${name}: ${words.join("\r\n ")}`;
}

/** Folded at spaces into lines of at most 75 bytes where there is a space. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current !== "" && current.length + 1 + word.length > HEADER_BYTES) {
      lines.push(current);
      current = "";
    }
    current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current].join("\r\n ");
}

function base64(bytes: readonly number[]): string {
  return btoa(String.fromCharCode(...bytes));
}

/** Nothing to encode, short enough, and no space at its end, which transport may take away. */
const AS_IT_IS = /^(?:[\x20-\x3c\x3e-\x7e]{0,75}[\x21-\x3c\x3e-\x7e])?$/;

/** One line as quoted-printable (RFC 2045, 6.7), with soft breaks before 76 columns. */
function quotedPrintable(line: string): string {
  if (AS_IT_IS.test(line) && !line.startsWith("From ")) return line;
  const encoded = [...new TextEncoder().encode(line)].map((byte, n, all) => {
    // Mailboxes in mbox format would put a ">" before a line that begins so.
    if (n === 0 && line.startsWith("From ")) return "=46";
    const space = (byte === 0x20 || byte === 0x09) && n < all.length - 1;
    const literal = space || (byte > 0x20 && byte < 0x7f && byte !== 0x3d);
    return literal ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  });
  const lines: string[] = [];
  let current = "";
  for (const part of encoded) {
    if (current.length + part.length > BODY_COLUMNS - 1) {
      lines.push(`${current}=`);
      current = "";
    }
    current += part;
  }
  return [...lines, current].join("\n");
}

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** RFC 5322 date in UTC. */
function rfcDate(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${DAYS[date.getUTCDay()]}, ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
}
