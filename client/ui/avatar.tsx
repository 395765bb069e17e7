import { classNames } from "./class-names";
import { inkOn } from "./ink-on";
import { initialsOf } from "./initials";

/** A person's initials on their colour. Decorative: put the name beside it or into a label. */
export function Avatar({
  name,
  color,
  size = 28,
  className,
}: {
  name: string;
  color: string;
  size?: number;
  className?: string;
}) {
  return (
    <span
      aria-hidden
      className={classNames(
        "inline-flex shrink-0 items-center justify-center rounded-full font-[650] tracking-tight",
        className,
      )}
      style={{
        width: size,
        height: size,
        background: color,
        color: inkOn(color),
        fontSize: Math.round(size * 0.4),
      }}
    >
      {initialsOf(name)}
    </span>
  );
}
