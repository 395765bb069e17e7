import { isIP } from "node:net";

/**
 * Address of the client. Each trusted proxy appends the peer it saw to X-Forwarded-For, so the client is the
 * `trustedProxies`-th entry from the right; what stands left of it was written by the client and proves nothing.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | null,
  trustedProxies: number,
): string {
  const direct = plainAddress(peer ?? "unknown");
  if (trustedProxies === 0 || !forwardedFor) return direct;
  const chain = forwardedFor.split(",").map((entry) => plainAddress(entry.trim()));
  const seen = chain[Math.max(0, chain.length - trustedProxies)];
  return seen && isIP(seen) ? seen : direct;
}

/** IPv4 in IPv6 notation is the same client as plain IPv4. */
function plainAddress(address: string): string {
  return address.startsWith("::ffff:") && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}
