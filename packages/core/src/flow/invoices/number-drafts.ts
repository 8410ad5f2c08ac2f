import { numberDocument, payable, seriesOf, type DraftDocument, type Series } from '../../billing/index.ts';
import { E_INVOICE_FORMATS, invoiceSyntax } from '../../formats/index.ts';
import type {
  BrokenRule,
  EInvoiceFormat,
  Invoice,
  IsoDate,
  MerchantSettings,
  Order,
  Problem,
  Result,
} from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import { takeNumbers, uuidv7, type KnownBuyer, type NewDocument, type TenantTransaction } from '../../store/index.ts';
import { packBytes, packContent } from './document-content.ts';
import { buyerOf } from './know-customers.ts';
import type { PlannedOrder } from '../orders/plan-order.ts';

/** A draft, the order it is for, who owes, the series it will be numbered in, and the format it will be issued in. */
export interface SeriesDraft {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly buyer: KnownBuyer;
  readonly draft: DraftDocument;
  readonly series: Series;
  readonly format: EInvoiceFormat;
}

/** A draft that may be issued, with what the rules warn of. */
export interface CheckedDraft extends SeriesDraft {
  readonly findings: readonly BrokenRule[];
}

/** A document with its number, and how it is stored. */
export interface NumberedDocument {
  readonly orderId: string;
  readonly draft: DraftDocument;
  readonly invoice: Invoice;
  readonly stored: NewDocument;
}

/** A document that cannot be written down: its number must be given back, so that the whole transaction is. */
export class UnwritableDocument extends Error {
  readonly orderId: string;
  readonly problem: Problem;

  constructor(orderId: string, problem: Problem) {
    super(problem.message);
    this.name = 'UnwritableDocument';
    this.orderId = orderId;
    this.problem = problem;
  }
}

/** The series of each draft of an order, as of `today`. */
export function inSeries(
  orderId: string,
  order: Order,
  { drafts, format }: PlannedOrder,
  settings: MerchantSettings,
  today: IsoDate,
): Result<readonly SeriesDraft[]> {
  const placed: SeriesDraft[] = [];
  const buyer = buyerOf(order);
  for (const draft of drafts) {
    const series = seriesOf(settings.numbering, draft.kind, today);
    if (!series.ok) return series;
    placed.push({ orderId, orderNumber: order.number, buyer, draft, series: series.value, format });
  }
  return ok(placed);
}

/**
 * Takes the numbers and writes the documents: from the first number to the end of the transaction the series is locked, so
 * nothing is done here that could have been done before. Series are taken in one order, so that no two batches wait for each other.
 */
export async function numberDrafts(
  trx: TenantTransaction,
  drafts: readonly CheckedDraft[],
  settings: MerchantSettings,
  today: IsoDate,
): Promise<readonly NumberedDocument[]> {
  const numbered: NumberedDocument[] = [];
  const bySeries = [...Map.groupBy(drafts, ({ series }) => series.key)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, group] of bySeries) {
    const taken = await takeNumbers(trx, key, settings.numbering.startAt, group.length, today);
    group.forEach((each, index) => {
      // The day may be later than today where an earlier number was dated by a clock ahead of ours.
      const series = taken.date === today ? each.series : seriesOn(settings, each, taken.date);
      numbered.push(numberOne({ ...each, series }, taken.first + index, taken.date));
    });
  }
  return numbered;
}

function seriesOn(settings: MerchantSettings, { draft, series }: SeriesDraft, date: IsoDate): Series {
  const dated = seriesOf(settings.numbering, draft.kind, date);
  return dated.ok ? dated.value : series;
}

function numberOne(
  { orderId, orderNumber, buyer, draft, series, format, findings }: CheckedDraft,
  counter: number,
  issueDate: IsoDate,
): NumberedDocument {
  const invoice = numberDocument(draft, { number: series.format(counter), issueDate });
  const xml = invoiceSyntax(E_INVOICE_FORMATS[format].syntax).write(invoice);
  if (!xml.ok) throw new UnwritableDocument(orderId, xml.problems[0] ?? UNWRITABLE);
  const { packed, sha256 } = packBytes(xml.value.bytes);
  const due = invoice.totals.amountDueForPayment.toString();
  const stored: NewDocument = {
    id: uuidv7(),
    orderId,
    kind: draft.kind,
    part: draft.part,
    series: series.key,
    counter,
    number: invoice.number,
    issueDate,
    dueDate: invoice.paymentDueDate ?? null,
    currency: invoice.currencyCode,
    total: payable({ invoice }).toString(),
    buyer: invoice.buyer.name,
    orderNumber,
    content: packContent({ invoice, coverage: draft.coverage }),
    format,
    findings,
    xml: packed,
    xmlSha256: sha256,
    customerId: buyer.customerId,
    contactId: buyer.contactId,
    // A credit note is settled against its invoice: what it gives back shows there.
    openItems: [
      {
        dueDate: invoice.paymentDueDate ?? issueDate,
        amount: draft.kind === 'creditNote' ? '0' : due,
        open: draft.kind === 'creditNote' ? '0' : due,
      },
    ],
  };
  return { orderId, draft, invoice, stored };
}

const UNWRITABLE: Problem = {
  code: 'DOCUMENT_UNWRITABLE',
  message: 'The document cannot be written.',
  advice: 'Look for unusual characters in the texts of the order.',
  retry: 'after-fix',
};
