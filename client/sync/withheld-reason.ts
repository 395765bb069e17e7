import type { ErrorCode } from "@/contract/errors";
import { LIMITS } from "@/contract/limits";
import { t } from "@/client/ui/messages/t";

/** Why edits are withheld, as a sentence for the person who made them. */
export function withheldReason(code: ErrorCode): string {
  // Of a file or a board the code says something else; here it is one edit, and the board may have room for it.
  return code === "too_large"
    ? t("sync.tooLarge", { mb: LIMITS.messageBytes / 1024 / 1024 })
    : t(`error.${code}`);
}
