import { filled, first, rule, type Scope, type Scopes } from '../rule.ts';
import { correct, fillIn, type NamedTerm } from '../terms.ts';

type Reasoned = { reason?: string | undefined; reasonCode?: string | undefined };

/** EN 16931 says this twice: once as a plain rule and once as a condition. Both ids fire. */
const reasonRules = (
  scope: Scope & ('allowance' | 'charge' | 'line-allowance' | 'line-charge'),
  ids: readonly string[],
  term: NamedTerm,
  terms: readonly string[],
  breaks: (draft: Scopes['invoice']) => Reasoned,
) =>
  ids.map((id) =>
    rule({
      id,
      scope,
      at: 'reason',
      terms,
      message: `It has neither a reason (${terms[0]}) nor a reason code (${terms[1]}).`,
      advice: fillIn(term),
      holds: (item) => filled(item.reason) || filled(item.reasonCode),
      example: {
        breaks: (draft) => {
          const item = breaks(draft);
          delete item.reason;
          delete item.reasonCode;
        },
      },
    }),
  );

const inOrder = (start: string | undefined, end: string | undefined): boolean =>
  start === undefined || end === undefined || start <= end;
const isSet = (period: { startDate?: string | undefined; endDate?: string | undefined } | undefined): boolean =>
  period === undefined || period.startDate !== undefined || period.endDate !== undefined;

export const REASONS_AND_PERIODS = [
  ...reasonRules('allowance', ['BR-33', 'BR-CO-21'], 'BT-97', ['BT-97', 'BT-98'], (draft) => first(draft.allowances)),
  ...reasonRules('charge', ['BR-38', 'BR-CO-22'], 'BT-104', ['BT-104', 'BT-105'], (draft) => first(draft.charges)),
  ...reasonRules('line-allowance', ['BR-42', 'BR-CO-23'], 'BT-139', ['BT-139', 'BT-140'], (draft) =>
    first(first(draft.lines).allowances),
  ),
  ...reasonRules('line-charge', ['BR-44', 'BR-CO-24'], 'BT-144', ['BT-144', 'BT-145'], (draft) =>
    first(first(draft.lines).charges),
  ),
  rule({
    id: 'BR-29',
    scope: 'invoice',
    at: 'deliveryInformation.invoicingPeriod',
    terms: ['BT-73', 'BT-74'],
    message: 'The invoicing period (BG-14) ends before it begins.',
    advice: correct('BT-73', 'BT-74'),
    holds: ({ deliveryInformation: delivery }) =>
      inOrder(delivery?.invoicingPeriod?.startDate, delivery?.invoicingPeriod?.endDate),
    example: {
      breaks: (draft) =>
        void (draft.deliveryInformation = {
          ...draft.deliveryInformation,
          invoicingPeriod: { startDate: '2026-11-02', endDate: '2026-11-01' },
        }),
    },
  }),
  rule({
    id: 'BR-30',
    scope: 'line',
    at: 'period',
    terms: ['BT-134', 'BT-135'],
    message: 'The period of the line (BG-26) ends before it begins.',
    advice: correct('BT-134', 'BT-135'),
    holds: (line) => inOrder(line.period?.startDate, line.period?.endDate),
    example: {
      breaks: (draft) => void (first(draft.lines).period = { startDate: '2026-11-02', endDate: '2026-11-01' }),
    },
  }),
  rule({
    id: 'BR-CO-19',
    scope: 'invoice',
    at: 'deliveryInformation.invoicingPeriod',
    terms: ['BG-14', 'BT-73', 'BT-74'],
    message: 'The invoicing period (BG-14) has neither a start nor an end.',
    advice: fillIn('BT-73', 'BT-74'),
    holds: ({ deliveryInformation: delivery }) => isSet(delivery?.invoicingPeriod),
    example: {
      breaks: (draft) => void (draft.deliveryInformation = { ...draft.deliveryInformation, invoicingPeriod: {} }),
    },
  }),
  rule({
    id: 'BR-CO-20',
    scope: 'line',
    at: 'period',
    terms: ['BG-26', 'BT-134', 'BT-135'],
    message: 'The period of the line (BG-26) has neither a start nor an end.',
    advice: fillIn('BT-134', 'BT-135'),
    holds: (line) => isSet(line.period),
    example: { breaks: (draft) => void (first(draft.lines).period = {}) },
  }),
];
