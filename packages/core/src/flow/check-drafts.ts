import { numberDocument } from '../billing/index.ts';
import { check, layersFor, type Finding } from '../rules/index.ts';
import type { IsoDate, Problem } from '../model/index.ts';
import type { SeriesDraft } from './number-drafts.ts';

/** What our own rules say against the documents of an order, before they have their numbers; `undefined` when nothing. */
export function checkDrafts(drafts: readonly SeriesDraft[], today: IsoDate): Problem | undefined {
  for (const { draft, series } of drafts) {
    // Any number of the series will do: no rule depends on which.
    const invoice = numberDocument(draft, { number: series.format(series.startAt), issueDate: today });
    const fatal = check(invoice, { layers: layersFor(invoice) }).find(({ severity }) => severity === 'fatal');
    if (fatal !== undefined) return problemOf(fatal);
  }
  return undefined;
}

function problemOf({ rule, message, advice, location }: Finding): Problem {
  return {
    code: `RULE_${rule.replaceAll('-', '_')}`,
    message,
    advice: advice.en,
    retry: 'after-fix',
    field: location,
    rule,
  };
}
