export { readCii } from './cii/read.ts';
export { writeCii } from './cii/write.ts';
export { type HtmlOptions, writeHtml } from './html/index.ts';
export { readJson } from './json/read.ts';
export { writeJson } from './json/write.ts';
export { type Labels, type Language, LANGUAGES, languageFor } from './page/index.ts';
export { claiming, TEXT_TARGETS, type TextTarget, writeAs } from './convert.ts';
export { epcQrPayload, type EpcOptions, type EpcTransfer, type QrCode, qrCodeOf, qrSvg } from './epc/index.ts';
export { type EInvoice, E_INVOICE_FORMATS, FILE_FORMATS, type FileFormat, fileFormatsOf } from './e-invoice-formats.ts';
export { readInvoice } from './read-invoice.ts';
export { detectFormat, type Format } from './detect.ts';
export { type EnvelopeFault, type Interchange, type Message, readInterchange } from './edifact/interchange.ts';
export { readEdifact, readEdifactInvoices } from './edifact/read.ts';
export type { Segment, Separators } from './edifact/segments.ts';
export { writeEdifact, writeEdifactD96a } from './edifact/write.ts';
export {
  type OrderCancellation,
  type OrderedLine,
  type OrderMessage,
  type OrderRoute,
  type Supplier,
  writeEdifactCancellation,
  writeEdifactOrder,
} from './edifact/write-order.ts';
export { CHARACTER_SETS, type CharacterSet } from './edifact/characters.ts';
export type * from './port.ts';
export { type Profile, type ProfileId, PROFILES, profile, profileOf } from './profiles.ts';
export { INVOICE_SYNTAXES, type InvoiceSyntaxId, invoiceSyntax } from './registry.ts';
export { isCreditNote } from './ubl/credit-note.ts';
export { readUbl } from './ubl/read.ts';
export { writeUbl } from './ubl/write.ts';
export { type Fitting, withinProfile } from './within-profile.ts';
export { readLifeCycleMessage, type ReadLifeCycleMessage, writeLifeCycleMessage } from './cdar/index.ts';
export {
  checkReport,
  type EReport,
  type EReportInput,
  type ReportedDay,
  type ReportedInvoice,
  type ReportedLine,
  type ReportedPayment,
  writeEReport,
} from './flux10/index.ts';
