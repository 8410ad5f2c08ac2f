export type { LetterBlock, LetterTable } from './letter-block.ts';
export * from './letters/index.ts';
export { accessTokens, type AccessTokens } from './oauth/access-tokens.ts';
export { oauthClient } from './oauth/config.ts';
export * from './outcome.ts';
export * from './port.ts';
export { print } from './print/adapter.ts';
export { printConfig, type PrintConfig } from './print/config.ts';
export { printBatch, type PrintedBatch } from './print/print-batch.ts';
export * from './registry.ts';
export * from './returns/index.ts';
export { smsGateway } from './sms-gateway/adapter.ts';
export { smsConfig, type SmsConfig } from './sms-gateway/config.ts';
export {
  LARGEST_RECEIPTS,
  readReceipts,
  RECEIPT_SIGNATURE_HEADER,
  smsReceipt,
  type SmsReceipt,
} from './sms-gateway/receipt.ts';
export { segmentsOf, type Segments } from './sms-gateway/segments.ts';
export { smtp } from './smtp/adapter.ts';
export { returnAddress } from './smtp/address.ts';
export { smtpConfig, type SmtpConfig } from './smtp/config.ts';
