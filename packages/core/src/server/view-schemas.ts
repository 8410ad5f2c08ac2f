import { z } from 'zod';
import { ORDER_STAGES } from '../flow/index.ts';
import { FILE_FORMATS } from '../formats/index.ts';
import { eInvoiceFormat, isoDate, isoDateTime, merchantSettings, order, payment } from '../model/index.ts';
import { COLLECTION_SCHEMAS } from './collection-schemas.ts';
import { DELIVERY_SCHEMAS, standing } from './delivery-schemas.ts';
import { DUNNING_SCHEMAS } from './dunning-schemas.ts';
import { findingItem, problemDocument, problemItem } from './problem.ts';

/** What the API takes and answers, as schemas: the source of the OpenAPI document, and what tests hold real answers against. */

const amount = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .meta({ description: 'A decimal number as a string, e.g. "19.90".' });

const documentView = z.strictObject({
  id: z.uuid(),
  orderId: z.uuid(),
  kind: z.enum(['invoice', 'creditNote', 'deposit', 'corrective']),
  part: z.string().meta({ description: 'What of the order it covers: `order`, a fulfilment’s or a refund’s id.' }),
  number: z.string(),
  issueDate: isoDate,
  dueDate: isoDate.optional(),
  buyer: z.string(),
  currency: z.string(),
  total: amount,
  open: amount.meta({ description: 'Still owed by the buyer; negative: owed to the buyer.' }),
  toRefund: amount.optional().meta({ description: 'Of a credit note: what of it must still go back to the buyer.' }),
  status: z.enum(['issued', 'partially-paid', 'paid', 'credited', 'refunded', 'settled']).meta({
    description:
      'A credit note is `issued` while money must go back for it, then `refunded`, or `settled` when it was set against what was owed.',
  }),
  orderNumber: z.string(),
  format: eInvoiceFormat.optional().meta({ description: 'What it was issued as; absent of the ERP’s documents.' }),
  files: z
    .array(z.enum(FILE_FORMATS))
    .meta({ description: 'What it can be had as, that in which it was issued first: `/v1/documents/{id}/<file>`.' }),
  findings: z.array(findingItem).meta({ description: 'What the rules warned of when it was issued.' }),
  delivery: standing
    .optional()
    .meta({ description: 'How far it is on its way to the buyer; absent of what is not delivered from here.' }),
});

const eventView = z.strictObject({
  id: z.string(),
  orderId: z.uuid(),
  sequence: z.int(),
  at: isoDateTime,
  kind: z.string(),
  details: z.record(z.string(), z.unknown()),
});

const orderView = z.strictObject({
  id: z.uuid(),
  host: z.string(),
  shop: z.string(),
  sourceId: z.string(),
  number: z.string(),
  placedAt: isoDateTime,
  buyer: z.string(),
  currency: z.string(),
  total: amount,
  revision: z.int(),
  stage: z.enum(ORDER_STAGES),
  stopped: problemItem.optional(),
  nextAttemptAt: isoDateTime.optional(),
  waiting: problemItem.optional().meta({ description: 'Why the last attempt failed, while the next one is awaited.' }),
  attempts: z.int(),
  erpReference: z.string().optional(),
  documents: z.array(documentView),
  updatedAt: isoDateTime,
});

const unmappedOrder = z.strictObject({
  id: z.uuid(),
  host: z.string(),
  shop: z.string(),
  sourceId: z.string(),
  problems: z.array(problemItem).meta({ description: 'Why no order could be made of it.' }),
  receivedAt: isoDateTime,
});

const orderDetail = z.strictObject({ ...orderView.shape, events: z.array(eventView) });

const acceptance = z.strictObject({
  outcome: z.enum(['created', 'duplicate', 'older']),
  orderId: z.uuid().optional(),
});

const batchItem = z.union([
  z.strictObject({ index: z.int(), ...acceptance.shape }),
  z.strictObject({ index: z.int(), outcome: z.literal('refused'), problems: z.array(problemItem) }),
]);

const batchAnswer = z.strictObject({
  accepted: z.int().meta({ description: 'How many are kept: created, duplicate or older.' }),
  refused: z.int(),
  results: z.array(batchItem).meta({ description: 'One per order, in the order they were sent.' }),
});

const dryRun = z.strictObject({
  erp: z.strictObject({ adapter: z.string(), payload: z.unknown() }).optional(),
  documents: z.array(
    z.strictObject({
      kind: documentView.shape.kind,
      part: z.string(),
      format: eInvoiceFormat,
      findings: z.array(findingItem),
      ubl: z.string(),
      total: amount,
    }),
  ),
  problems: z.array(problemItem),
});

const connectionView = z.strictObject({
  id: z.string(),
  adapter: z.string(),
  config: z.unknown(),
  secrets: z
    .array(z.string())
    .meta({ description: 'The names of the secrets that are set; their values never leave the store.' }),
  concurrency: z.int().optional(),
  requestsPerMinute: z.number().optional(),
  paused: problemItem.optional(),
});

const connectionCheck = z.strictObject({
  ok: z.boolean(),
  diagnoses: z.array(
    z.strictObject({ check: z.string(), ok: z.boolean(), message: z.string(), advice: z.string().optional() }),
  ),
});

const stats = z.strictObject({
  stages: z
    .record(z.string(), z.int())
    .meta({ description: 'Orders under way; finished ones are not counted, `issued` tells of them.' }),
  issued: z.record(z.string(), z.int()).meta({ description: 'The last counter of each series of numbers.' }),
  erpPaused: problemItem.optional(),
  causes: z.array(z.strictObject({ code: z.string(), count: z.int() })),
  stopped: z.int(),
  unmapped: z.int(),
  changes: z.int().meta({ description: 'Orders that changed in a shop and wait to be read there.' }),
  oldestChangeAt: isoDateTime.optional(),
  oldestStuckAt: isoDateTime.optional(),
  lastAcceptedAt: isoDateTime.optional(),
  silent: z
    .array(z.strictObject({ host: z.string(), shop: z.string(), since: isoDateTime, expected: z.int() }))
    .meta({ description: 'Shops that are silent where their own rhythm expects orders.' }),
});

const side = z.strictObject({ count: z.int(), sum: amount });
const sides = z.array(z.strictObject({ currency: z.string(), ours: side, theirs: side }));

const reconciliation = z.strictObject({
  at: isoDateTime,
  found: z.int().meta({ description: 'Orders of the shops that no event had told of.' }),
  resumed: z.int(),
  shown: z.int(),
  figures: z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
  erp: z.strictObject({
    adapter: z.string(),
    orders: sides,
    invoices: sides.meta({ description: 'Open amounts of the invoices that the ERP has of our orders.' }),
    differences: z.array(
      z.strictObject({
        code: z.string(),
        orderId: z.uuid(),
        orderNumber: z.string(),
        erpReference: z.string().optional(),
        ours: amount.optional(),
        theirs: amount.optional(),
        currency: z.string(),
        message: z.string(),
        advice: z.string(),
      }),
    ),
    differencesFound: z.int(),
    complete: z.boolean(),
    problem: problemItem.optional(),
  }),
});

const receivables = z.strictObject({
  currency: z.string(),
  documents: z.int().meta({ description: 'Documents with something owed.' }),
  open: amount,
  overdueDocuments: z.int(),
  overdue: amount.meta({ description: 'The part of `open` whose due day has passed.' }),
});

const debtor = z.strictObject({ buyer: z.string(), ...receivables.shape, oldestDue: isoDate });

const erpAdapter = z.strictObject({
  adapter: z.string(),
  config: z.record(z.string(), z.unknown()).meta({ description: 'JSON Schema, without the secrets.' }),
  secrets: z.array(z.string()),
});

/** Bodies that are read here rather than by the flow. */
export const connectionBody = z.strictObject({
  adapter: z.string().min(1).max(40),
  config: z.unknown(),
  secrets: z.record(z.string(), z.string().nullable()).exactOptional(),
  concurrency: z.int().min(1).max(1_000).exactOptional(),
  requestsPerMinute: z.int().min(1).exactOptional(),
});
export const retryReason = z.strictObject({
  reason: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .exactOptional()
    .meta({ description: 'Why, in a person’s words; it stands in the history of the order.' }),
});
export const retryBody = z.strictObject({ ...retryReason.shape, code: z.string().min(1).max(100).exactOptional() });
export const creditNoteBody = z.strictObject({
  key: z.string().min(1).max(200),
  reason: z.string().max(500).exactOptional(),
  gross: amount.exactOptional(),
});

/** Under these names the OpenAPI document lists them. */
export const SCHEMAS = {
  Problem: problemDocument,
  Order: order,
  Payment: payment,
  MerchantSettings: merchantSettings,
  OrderView: orderView,
  OrderDetail: orderDetail,
  OrderPage: z.strictObject({ items: z.array(orderView), next: z.string().optional() }),
  UnmappedPage: z.strictObject({ items: z.array(unmappedOrder), next: z.string().optional() }),
  DocumentView: documentView,
  DocumentPage: z.strictObject({ items: z.array(documentView), next: z.string().optional() }),
  Acceptance: acceptance,
  BatchAnswer: batchAnswer,
  Retried: z.strictObject({ retried: z.int() }),
  DryRun: dryRun,
  ConnectionInput: connectionBody,
  ConnectionView: connectionView,
  ConnectionList: z.strictObject({ items: z.array(connectionView) }),
  ConnectionCheck: connectionCheck,
  CreditNoteRequest: creditNoteBody,
  RetryRequest: retryBody,
  RetryReason: retryReason,
  Applied: z.strictObject({ applied: z.boolean() }),
  ReceivablesList: z.strictObject({ items: z.array(receivables) }),
  DebtorList: z.strictObject({ items: z.array(debtor) }),
  ErpAdapterList: z.strictObject({ items: z.array(erpAdapter) }),
  NextCounters: z.record(z.string(), z.int()),
  Stats: stats,
  Reconciliation: reconciliation,
  ...DELIVERY_SCHEMAS,
  ...DUNNING_SCHEMAS,
  ...COLLECTION_SCHEMAS,
} as const;
export type SchemaName = keyof typeof SCHEMAS;
