export { epcQrPayload, type EpcOptions, type EpcTransfer } from './payload.ts';
export { barsOf, QUIET_ZONE, type QrCode, qrCodeOf, svgPathOf, svgSizeOf } from './qr-code.ts';
export { qrSvg } from './svg.ts';
