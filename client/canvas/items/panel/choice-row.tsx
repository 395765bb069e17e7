import { useId } from "react";
import type { MarkName } from "@/board/shapes/item-marks";
import type { Tone } from "@/board/shapes/legends";
import { Mark } from "../mark";

export interface Choice<V extends string> {
  value: V;
  label: string;
  mark?: MarkName;
  tone?: Tone;
}

/** One of a few, all of them in view: radio buttons with mark, word and colour. Arrow keys choose. */
export function ChoiceRow<V extends string>({
  legend,
  value,
  choices,
  onChoose,
}: {
  legend: string;
  value: V;
  choices: readonly Choice<V>[];
  onChoose(value: V): void;
}) {
  const name = useId();
  return (
    <fieldset className="item-field">
      <legend className="item-label">{legend}</legend>
      <div className="flex flex-wrap gap-1.5">
        {choices.map(({ value: option, label, mark, tone = "accent" }) => (
          <label
            key={option}
            className="item-choice"
            style={
              option === value ? { background: `var(--${tone}-soft)`, color: `var(--${tone})` } : undefined
            }
            data-chosen={option === value || undefined}
          >
            <input
              type="radio"
              name={name}
              value={option}
              checked={option === value}
              onChange={() => onChoose(option)}
            />
            {mark ? <Mark name={mark} size={13} /> : null}
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
