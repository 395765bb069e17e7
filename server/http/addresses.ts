import { networkInterfaces } from "node:os";

/** Addresses people can open. */
export interface Addresses {
  /** For this computer; the one that always works here. */
  local: string;
  /** For others in the network; empty when the server listens on this computer only. */
  network: string[];
  /** What to hand to others: PUBLIC_URL, else the first of the network, else the local one. */
  share: string;
}

const EVERYWHERE = new Set(["0.0.0.0", "::", ""]);

/** The addresses of a server that listens on `host` and `port`. @param publicUrl origin, or null */
export function listAddresses(
  host: string,
  port: number,
  publicUrl: string | null,
  interfaces = networkInterfaces(),
): Addresses {
  const everywhere = EVERYWHERE.has(host);
  const local = `http://${everywhere ? "localhost" : bracketed(host)}:${port}`;
  const network = everywhere
    ? Object.values(interfaces)
        .flatMap((entries) => entries ?? [])
        .filter((entry) => entry.family === "IPv4" && !entry.internal)
        .map((entry) => `http://${entry.address}:${port}`)
    : [];
  return { local, network, share: publicUrl ?? network[0] ?? local };
}

function bracketed(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
