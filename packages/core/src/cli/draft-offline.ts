import { numberDocument, seriesOf } from '../billing/index.ts';
import { checkInvoice, planOrder } from '../flow/index.ts';
import {
  ok,
  refused,
  type EInvoiceFormat,
  type Invoice,
  type IsoDate,
  type MerchantSettings,
  type Order,
  type Problem,
  type Result,
} from '../model/index.ts';

/** What the caller decides about documents that no store numbers. */
export interface Identity {
  readonly issueDate: IsoDate;
  /** The first document's number; by default the first of its series. */
  readonly number?: string;
}

/** A document and what its buyer gets it as. */
export interface OfflineInvoice {
  readonly invoice: Invoice;
  readonly format: EInvoiceFormat;
}

/**
 * The documents an order calls for when nothing was issued for it yet, numbered from the start of each series and held
 * against the rules. The same steps as on the road, but for the store.
 */
export async function draftOffline(
  order: Order,
  settings: MerchantSettings,
  identity: Identity,
): Promise<Result<readonly OfflineInvoice[]>> {
  const planned = planOrder(order, [], settings);
  if (!planned.ok) return planned;
  const { drafts, format } = planned.value;
  const invoices: OfflineInvoice[] = [];
  const problems: Problem[] = [];
  const used = new Map<string, number>();
  for (const draft of drafts) {
    const series = seriesOf(settings.numbering, draft.kind, identity.issueDate);
    if (!series.ok) return series;
    const counter = (used.get(series.value.key) ?? series.value.startAt - 1) + 1;
    used.set(series.value.key, counter);
    const number = (invoices.length === 0 ? identity.number : undefined) ?? series.value.format(counter);
    const invoice = numberDocument(draft, { number, issueDate: identity.issueDate });
    invoices.push({ invoice, format });
    const checked = await checkInvoice(invoice, format);
    if (!checked.ok) problems.push(...checked.problems.flatMap(eachRule));
  }
  return problems.length > 0 ? refused(...problems) : ok(invoices);
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
