import { describe, expect, it } from "vitest";
import { clientAddress } from "./client-address";

describe("clientAddress", () => {
  it("is the peer when no proxy is trusted, whatever the client claims", () => {
    expect(clientAddress("192.0.2.1", "203.0.113.9", 0)).toBe("192.0.2.1");
  });

  it("is what the one trusted proxy saw; what the client put before it proves nothing", () => {
    expect(clientAddress("127.0.0.1", "203.0.113.9", 1)).toBe("203.0.113.9");
    expect(clientAddress("127.0.0.1", "10.0.0.1, 203.0.113.9", 1)).toBe("203.0.113.9");
  });

  it("counts trusted proxies from the right", () => {
    expect(clientAddress("127.0.0.1", "10.9.9.9, 203.0.113.9, 198.51.100.2", 2)).toBe("203.0.113.9");
    expect(clientAddress("127.0.0.1", "203.0.113.9", 2)).toBe("203.0.113.9");
  });

  it("falls back to the peer for what is no address", () => {
    expect(clientAddress("192.0.2.1", "unknown", 1)).toBe("192.0.2.1");
    expect(clientAddress("192.0.2.1", null, 1)).toBe("192.0.2.1");
  });

  it("takes IPv4 in IPv6 notation for the same client", () => {
    expect(clientAddress("::ffff:192.0.2.1", null, 0)).toBe("192.0.2.1");
    expect(clientAddress("2001:db8::1", null, 0)).toBe("2001:db8::1");
  });
});
