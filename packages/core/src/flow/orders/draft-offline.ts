import { numberDocument, seriesOf, type IssuedDocument } from '../../billing/index.ts';
import {
  ok,
  refused,
  type BrokenRule,
  type EInvoiceFormat,
  type IsoDate,
  type MerchantSettings,
  type Order,
  type Problem,
  type Result,
} from '../../model/index.ts';
import { checkInvoice } from '../invoices/check-drafts.ts';
import { planOrder } from './plan-order.ts';

/** What the caller decides about documents that no store numbers. */
export interface Identity {
  readonly issueDate: IsoDate;
  /** The first document's number; by default the first of its series. */
  readonly number?: string;
}

/** A document, what its buyer gets it as, and what the rules warn of. */
export interface OfflineDocument extends IssuedDocument {
  readonly format: EInvoiceFormat;
  readonly findings: readonly BrokenRule[];
}

/**
 * The documents an order calls for beside those of `issued`, numbered from the start of each series and held against the rules. The same
 * steps as on the road, but for the store.
 */
export async function draftOffline(
  order: Order,
  settings: MerchantSettings,
  identity: Identity,
  issued: readonly IssuedDocument[] = [],
): Promise<Result<readonly OfflineDocument[]>> {
  const planned = planOrder(order, issued, settings);
  if (!planned.ok) return planned;
  const { drafts, format } = planned.value;
  const documents: OfflineDocument[] = [];
  const problems: Problem[] = [];
  const used = new Map<string, number>();
  const taken = new Set(issued.map(({ invoice }) => invoice.number));
  for (const draft of drafts) {
    const series = seriesOf(settings.numbering, draft.kind, identity.issueDate);
    if (!series.ok) return series;
    let counter = (used.get(series.value.key) ?? series.value.startAt - 1) + 1;
    while (taken.has(series.value.format(counter))) counter += 1;
    used.set(series.value.key, counter);
    const number = (documents.length === 0 ? identity.number : undefined) ?? series.value.format(counter);
    const invoice = numberDocument(draft, { number, issueDate: identity.issueDate });
    const checked = await checkInvoice(invoice, format);
    if (!checked.ok) problems.push(...checked.problems.flatMap(eachRule));
    const { kind, part, coverage } = draft;
    documents.push({ kind, part, coverage, invoice, format, findings: checked.ok ? checked.value : [] });
  }
  return problems.length > 0 ? refused(...problems) : ok(documents);
}

/**
 * The documents of an order as they would stand had it been followed from its first day: the invoice of what was bought, then a credit note
 * for each refund or the cancellation.
 */
export async function replayOffline(
  order: Order,
  settings: MerchantSettings,
  identity: Identity,
): Promise<Result<readonly OfflineDocument[]>> {
  const { cancelledAt, ...standing } = order;
  if (cancelledAt === undefined && order.refunds.length === 0) return draftOffline(order, settings, identity);
  const payments = order.payments.filter(({ status }) => status !== 'refunded');
  const first = await draftOffline({ ...standing, refunds: [], payments }, settings, identity);
  if (!first.ok) return first;
  const later = await draftOffline(order, settings, { issueDate: identity.issueDate }, first.value);
  return later.ok ? ok([...first.value, ...later.value]) : later;
}

/** On a terminal every broken rule is a line of its own. */
function eachRule(problem: Problem): readonly Problem[] {
  const fatal = problem.findings?.filter(({ severity }) => severity === 'fatal') ?? [];
  if (fatal.length === 0) return [problem];
  return fatal.map(({ rule, message, advice, location }) => ({
    code: 'RULE_BROKEN',
    message,
    advice: advice.en,
    retry: 'after-fix',
    field: location,
    rule,
  }));
}
