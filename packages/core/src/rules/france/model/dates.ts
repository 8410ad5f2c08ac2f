import type { Invoice, IsoDate } from '../../../model/index.ts';
import { first, type Rule, rule } from '../../rule.ts';
import { named } from '../../terms.ts';
import { ALREADY_PAID, DEPOSITS } from '../codes.ts';
import { dateOutOfCentury, DUE_BEFORE_ISSUE } from '../texts.ts';

const inCentury = (date: IsoDate | undefined): boolean => date === undefined || (date >= '2000' && date < '2100');

const datesOf = (invoice: Invoice): readonly (IsoDate | undefined)[] => {
  const { actualDeliveryDate, invoicingPeriod } = invoice.deliveryInformation ?? {};
  const { startDate, endDate } = invoicingPeriod ?? {};
  return [invoice.issueDate, invoice.vatPointDate, invoice.paymentDueDate, actualDeliveryDate, startDate, endDate];
};

/** When things happen. */
export const DATES: readonly Rule[] = [
  rule({
    id: 'BR-FR-03',
    scope: 'invoice',
    at: 'issueDate',
    ...dateOutOfCentury('BT-2', 'BT-7', 'BT-9', 'BT-72', 'BT-73', 'BT-74'),
    holds: (invoice) => datesOf(invoice).every(inCentury),
    example: { breaks: (draft) => void (draft.issueDate = '1999-12-31') },
  }),
  rule({
    id: 'BR-FR-03',
    scope: 'preceding',
    at: 'issueDate',
    ...dateOutOfCentury('BT-26'),
    holds: (preceding) => inCentury(preceding.issueDate),
    example: {
      breaks: (draft) => void (draft.precedingInvoiceReferences = [{ number: 'F1', issueDate: '1999-12-31' }]),
    },
  }),
  rule({
    id: 'BR-FR-03',
    scope: 'line',
    at: 'period',
    ...dateOutOfCentury('BT-134', 'BT-135'),
    holds: ({ period }) => inCentury(period?.startDate) && inCentury(period?.endDate),
    example: {
      breaks: (draft) => void (first(draft.lines).period = { startDate: '2026-01-01', endDate: '2100-01-01' }),
    },
  }),
  rule({
    id: 'BR-FR-CO-01',
    scope: 'invoice',
    at: 'issueDate',
    terms: ['BT-2'],
    message: `The ${named('BT-2')} lies in the future.`,
    advice: {
      en: 'Issue the invoice today; do not date it forward.',
      fr: 'Émettez la facture à la date du jour ; ne la postdatez pas.',
      de: 'Die Rechnung mit dem heutigen Datum ausstellen, nicht vordatieren.',
    },
    holds: ({ issueDate }, { today }) => today === undefined || issueDate <= today,
    example: { breaks: (draft) => void (draft.issueDate = '2099-12-31') },
  }),
  rule({
    id: 'BR-FR-CO-07',
    scope: 'invoice',
    at: 'paymentDueDate',
    ...DUE_BEFORE_ISSUE,
    holds: ({ paymentDueDate, issueDate, typeCode, processControl }) =>
      paymentDueDate === undefined ||
      paymentDueDate >= issueDate ||
      DEPOSITS.has(typeCode) ||
      ALREADY_PAID.has(processControl.businessProcessType ?? ''),
    example: { breaks: (draft) => void (draft.paymentDueDate = '2001-01-01') },
  }),
];
