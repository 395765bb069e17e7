/** Minutes and seconds of a time in milliseconds: `4:05`, `1:04:05`; what is over zero counts up, without a sign. */
export function clockText(ms: number): string {
  // What is left is shown until it is used up, what is over only once it is.
  const seconds = ms >= 0 ? Math.ceil(ms / 1000) : Math.floor(-ms / 1000);
  const two = (n: number) => String(n).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
