import type { NetworkInterfaceInfo } from "node:os";
import { describe, expect, it } from "vitest";
import { announcement } from "../announce";
import { listAddresses } from "./addresses";

function address(given: Partial<NetworkInterfaceInfo>): NetworkInterfaceInfo {
  return {
    address: "",
    netmask: "",
    mac: "",
    cidr: null,
    internal: false,
    family: "IPv4",
    ...given,
  } as NetworkInterfaceInfo;
}

const INTERFACES = {
  lo: [address({ address: "127.0.0.1", internal: true })],
  eth0: [address({ address: "192.168.1.20" }), address({ address: "fe80::1", family: "IPv6" })],
};

describe("listAddresses", () => {
  it("of a server that listens everywhere are localhost and those of the network", () => {
    expect(listAddresses("0.0.0.0", 3000, null, INTERFACES)).toEqual({
      local: "http://localhost:3000",
      network: ["http://192.168.1.20:3000"],
      share: "http://192.168.1.20:3000",
    });
  });

  it("of a server that listens on one address are that one", () => {
    expect(listAddresses("::1", 80, null, INTERFACES)).toEqual({
      local: "http://[::1]:80",
      network: [],
      share: "http://[::1]:80",
    });
  });

  it("hand out PUBLIC_URL when there is one", () => {
    expect(listAddresses("127.0.0.1", 3000, "https://board.example.org").share).toBe(
      "https://board.example.org",
    );
  });
});

describe("announcement", () => {
  const everywhere = listAddresses("0.0.0.0", 3000, null, INTERFACES);

  it("names each address and where data is stored, and shows a code for others", () => {
    const text = announcement(everywhere, "/srv/data", null);
    for (const part of [everywhere.local, "http://192.168.1.20:3000", "/srv/data", "▀"])
      expect(text).toContain(part);
  });

  it("shows no code that would send a phone to itself", () => {
    expect(announcement(listAddresses("127.0.0.1", 3000, null), "/srv/data", null)).not.toContain("▀");
  });
});
