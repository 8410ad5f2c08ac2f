import { filled, first, rule, type Scope, type Scopes } from '../../rule.ts';
import { told } from './told.ts';

type Reasoned = { reason?: string | undefined; reasonCode?: string | undefined };

/** EN 16931 says this twice: once as a plain rule and once as a condition. Both ids fire. */
const reasonRules = (
  scope: Scope & ('allowance' | 'charge' | 'line-allowance' | 'line-charge'),
  ids: readonly string[],
  breaks: (draft: Scopes['invoice']) => Reasoned,
) =>
  ids.map((id) =>
    rule({
      ...told(id),
      scope,
      at: 'reason',
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
  ...reasonRules('allowance', ['BR-33', 'BR-CO-21'], (draft) => first(draft.allowances)),
  ...reasonRules('charge', ['BR-38', 'BR-CO-22'], (draft) => first(draft.charges)),
  ...reasonRules('line-allowance', ['BR-42', 'BR-CO-23'], (draft) => first(first(draft.lines).allowances)),
  ...reasonRules('line-charge', ['BR-44', 'BR-CO-24'], (draft) => first(first(draft.lines).charges)),
  rule({
    ...told('BR-29'),
    scope: 'invoice',
    at: 'deliveryInformation.invoicingPeriod',
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
    ...told('BR-30'),
    scope: 'line',
    at: 'period',
    holds: (line) => inOrder(line.period?.startDate, line.period?.endDate),
    example: {
      breaks: (draft) => void (first(draft.lines).period = { startDate: '2026-11-02', endDate: '2026-11-01' }),
    },
  }),
  rule({
    ...told('BR-CO-19'),
    scope: 'invoice',
    at: 'deliveryInformation.invoicingPeriod',
    holds: ({ deliveryInformation: delivery }) => isSet(delivery?.invoicingPeriod),
    example: {
      breaks: (draft) => void (draft.deliveryInformation = { ...draft.deliveryInformation, invoicingPeriod: {} }),
    },
  }),
  rule({
    ...told('BR-CO-20'),
    scope: 'line',
    at: 'period',
    holds: (line) => isSet(line.period),
    example: { breaks: (draft) => void (first(draft.lines).period = {}) },
  }),
];
