import { t } from "@/client/ui/messages/t";
import { LIMITS } from "@/contract/limits";
import type { PictureProblem } from "./check-picture";

const MEGABYTE = 1024 * 1024;

/** Why a file was not taken, and what would be. */
export function problemSentence(problem: PictureProblem): string {
  return problem === "too-large"
    ? t("pictures.problem.too-large", { mb: LIMITS.assetBytes / MEGABYTE })
    : t(`pictures.problem.${problem}`);
}
