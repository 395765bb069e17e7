"use client";

import { useEffect, useState } from "react";
import { t } from "./messages/t";
import { RequestProblem } from "./request-json";
import { forgetCreateKey, keepCreateKey, readCreateKey } from "./create-key-storage";

export interface CreateKey {
  /** Whether the person has to type it: this instance wants one and this browser does not know it. */
  asked: boolean;
  value: string;
  problem: string | null;
  setValue(value: string): void;
  /** The key to send; null where none is needed. */
  offered: string | null;
  /** Says that it is missing; true when the request can be sent. */
  check(): boolean;
  accepted(): void;
  /** Whether the request failed because of the key, which is then asked for again. */
  refused(error: unknown): boolean;
}

/** The key that creating boards needs where the operator set one: asked once, kept in this browser. */
export function useCreateKey(required: boolean): CreateKey {
  const [value, setValue] = useState("");
  const [kept, setKept] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    if (!required) return;
    const found = readCreateKey();
    setValue(found);
    setKept(found !== "");
  }, [required]);

  return {
    asked: required && !kept,
    value,
    problem,
    setValue,
    offered: required ? value.trim() : null,
    check() {
      const missing = required && value.trim() === "";
      setProblem(missing ? t("home.create.keyMissing") : null);
      return !missing;
    },
    accepted() {
      if (required) keepCreateKey(value.trim());
      setKept(required);
    },
    refused(error) {
      if (!(error instanceof RequestProblem) || error.code !== "create_key_required") return false;
      forgetCreateKey();
      setKept(false);
      setProblem(t("home.create.keyWrong"));
      return true;
    },
  };
}
