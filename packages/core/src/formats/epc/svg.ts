import { type QrCode, svgPathOf, svgSizeOf } from './qr-code.ts';

/** The code as a picture of its own, black on white, that grows with the place it gets. */
export function qrSvg(code: QrCode): string {
  const size = svgSizeOf(code);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${svgPathOf(code)}"/></svg>`
  );
}
