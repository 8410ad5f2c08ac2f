import { currencyDecimals, type Decimal, type Problem } from '../model/index.ts';
import { openOf, totalsOf } from './case-totals.ts';
import type { AgencyCase, CaseTotals } from './schema/index.ts';

/** What is wrong with a case beyond its shape. An empty list: it may be handed over as far as it is itself concerned. */
export function checkCase(agencyCase: AgencyCase): readonly Problem[] {
  return [
    ...totalsThatDiffer(agencyCase),
    ...tooFine(agencyCase),
    ...brokenItems(agencyCase),
    ...missingDocuments(agencyCase),
    ...nothingOpen(agencyCase),
  ];
}

const SUMS = ['principal', 'interest', 'fees', 'paid'] as const satisfies readonly (keyof CaseTotals)[];

function totalsThatDiffer({ items, totals, currency }: AgencyCase): readonly Problem[] {
  const sums = totalsOf(items);
  return SUMS.filter((name) => !sums[name].equals(totals[name])).map((name) =>
    problem(
      'CASE_TOTALS_DIFFER',
      `The items come to ${sums[name].toString()} ${currency} of ${name}, the case says ${totals[name].toString()}.`,
      'Build the case from its items again.',
      `totals.${name}`,
    ),
  );
}

function tooFine({ items, currency }: AgencyCase): readonly Problem[] {
  const decimals = currencyDecimals(currency) ?? 2;
  const fits = (amount: Decimal) => amount.round(decimals).equals(amount);
  return items.flatMap(({ original, open }, index) =>
    fits(original) && fits(open)
      ? []
      : problem(
          'CASE_AMOUNT_TOO_FINE',
          `An amount has more than the ${decimals} decimals of ${currency}.`,
          'Round the item where it is made.',
          `items[${index}]`,
        ),
  );
}

function brokenItems({ items }: AgencyCase): readonly Problem[] {
  const seen = new Set<string>();
  return items.flatMap(({ itemId, original, open }, index) => {
    const twice = seen.has(itemId);
    seen.add(itemId);
    const field = `items[${index}]`;
    return [
      ...(twice ? [problem('CASE_ITEM_TWICE', 'Two items have the same id.', 'Name each item once.', field)] : []),
      ...(open.greaterThan(original)
        ? [
            problem(
              'CASE_OPEN_ABOVE_ORIGINAL',
              'An item is open with more than it was.',
              'Look at the payments of the item.',
              field,
            ),
          ]
        : []),
    ];
  });
}

function missingDocuments({ items, documents }: AgencyCase): readonly Problem[] {
  const known = new Set(documents.map(({ documentId }) => documentId));
  const twice = known.size < documents.length;
  const cited = items.flatMap(({ documentIds }, index) => documentIds.map((id) => ({ id, index })));
  return [
    ...(twice
      ? [problem('CASE_DOCUMENT_TWICE', 'Two documents have the same id.', 'Name each once.', 'documents')]
      : []),
    ...cited
      .filter(({ id }) => !known.has(id))
      .map(({ index }) =>
        problem(
          'CASE_DOCUMENT_MISSING',
          'An item names a document that the case does not have.',
          'Add the document to the case.',
          `items[${index}].documentIds`,
        ),
      ),
  ];
}

function nothingOpen({ items, totals: { principal } }: AgencyCase): readonly Problem[] {
  if (openOf(totalsOf(items)).isPositive() && !principal.isNegative()) return [];
  return [
    problem(
      'CASE_NOTHING_OPEN',
      'Nothing is owed in this case.',
      'Look whether a payment or credit note came in.',
      'items',
    ),
  ];
}

function problem(code: string, message: string, advice: string, field: string): Problem {
  return { code, message, advice, retry: 'after-fix', field };
}
