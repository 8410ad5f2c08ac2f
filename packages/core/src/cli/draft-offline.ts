import { draftDocument, numberDocument, planDocuments, seriesOf } from '../billing/index.ts';
import {
  ok,
  refused,
  type Invoice,
  type IsoDate,
  type MerchantSettings,
  type Order,
  type Problem,
  type Result,
} from '../model/index.ts';
import { check, layersFor, type Finding } from '../rules/index.ts';

/** What the caller decides about documents that no store numbers. */
export interface Identity {
  readonly issueDate: IsoDate;
  /** The first document's number; by default the first of its series. */
  readonly number?: string;
}

/**
 * The documents an order calls for when nothing was issued for it yet, numbered from the start of each series and held
 * against the rules. The same steps as on the road, but for the store.
 */
export function draftOffline(order: Order, settings: MerchantSettings, identity: Identity): Result<readonly Invoice[]> {
  const billing = { order, issued: [], settings };
  const due = planDocuments(billing);
  if (!due.ok) return due;
  const invoices: Invoice[] = [];
  const used = new Map<string, number>();
  for (const document of due.value) {
    const draft = draftDocument(document, billing);
    if (!draft.ok) return draft;
    const series = seriesOf(settings.numbering, document.kind, identity.issueDate);
    if (!series.ok) return series;
    const counter = (used.get(series.value.key) ?? series.value.startAt - 1) + 1;
    used.set(series.value.key, counter);
    const number = invoices.length === 0 ? identity.number : undefined;
    invoices.push(
      numberDocument(draft.value, { number: number ?? series.value.format(counter), issueDate: identity.issueDate }),
    );
  }
  const problems = invoices.flatMap(brokenRules);
  return problems.length > 0 ? refused(...problems) : ok(invoices);
}

function brokenRules(invoice: Invoice): readonly Problem[] {
  return check(invoice, { layers: layersFor(invoice) })
    .filter(({ severity }) => severity === 'fatal')
    .map(problemOf);
}

function problemOf({ rule, message, advice, location }: Finding): Problem {
  return { code: 'RULE_BROKEN', message, advice: advice.en, retry: 'after-fix', field: location, rule };
}
