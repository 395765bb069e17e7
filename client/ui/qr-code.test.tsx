import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { encode } from "uqr";
import { QrCode } from "./qr-code";

describe("QrCode", () => {
  const text = "http://board.test:3000/join/AbCdEfGhIjKlMnOpQrStUvWx";
  const markup = renderToStaticMarkup(<QrCode text={text} label="QR code of the viewer link" />);

  it("draws each dark module once, dark on white in either theme, with a quiet zone of four", () => {
    const { data, size } = encode(text, { ecc: "M", border: 0 });
    const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x + 4} ${y + 4}h1v1h-1z`] : [])));
    expect(markup).toContain(`viewBox="0 0 ${size + 8} ${size + 8}"`);
    expect(/ d="([^"]*)" fill="#000"/.exec(markup)?.[1]).toBe(dark.join(""));
    expect(markup).toContain('fill="#fff"');
  });

  it("says what it is to those who do not see it", () => {
    expect(markup).toContain('role="img" aria-label="QR code of the viewer link"');
  });
});
