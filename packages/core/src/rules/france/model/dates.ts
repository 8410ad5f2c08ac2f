import type { Invoice, IsoDate } from '../../../model/index.ts';
import { first, type Rule, rule } from '../../rule.ts';
import { correct, named } from '../../terms.ts';
import { ALREADY_PAID, DEPOSITS } from '../codes.ts';

const inCentury = (date: IsoDate | undefined): boolean => date === undefined || (date >= '2000' && date < '2100');
const inYears = { id: 'BR-FR-03', message: 'A date lies outside the years 2000 to 2099.' };

const datesOf = (invoice: Invoice): readonly (IsoDate | undefined)[] => {
  const { actualDeliveryDate, invoicingPeriod } = invoice.deliveryInformation ?? {};
  const { startDate, endDate } = invoicingPeriod ?? {};
  return [invoice.issueDate, invoice.vatPointDate, invoice.paymentDueDate, actualDeliveryDate, startDate, endDate];
};

/** When things happen. */
export const DATES: readonly Rule[] = [
  rule({
    ...inYears,
    scope: 'invoice',
    at: 'issueDate',
    terms: ['BT-2', 'BT-7', 'BT-9', 'BT-72', 'BT-73', 'BT-74'],
    advice: correct('BT-2', 'BT-9', 'BT-72'),
    holds: (invoice) => datesOf(invoice).every(inCentury),
    example: { breaks: (draft) => void (draft.issueDate = '1999-12-31') },
  }),
  rule({
    ...inYears,
    scope: 'preceding',
    at: 'issueDate',
    terms: ['BT-26'],
    advice: correct('BT-26'),
    holds: (preceding) => inCentury(preceding.issueDate),
    example: {
      breaks: (draft) => void (draft.precedingInvoiceReferences = [{ number: 'F1', issueDate: '1999-12-31' }]),
    },
  }),
  rule({
    ...inYears,
    scope: 'line',
    at: 'period',
    terms: ['BT-134', 'BT-135'],
    advice: correct('BT-134', 'BT-135'),
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
    terms: ['BT-9', 'BT-2'],
    message: `The ${named('BT-9')} lies before the issue date.`,
    advice: correct('BT-9'),
    holds: ({ paymentDueDate, issueDate, typeCode, processControl }) =>
      paymentDueDate === undefined ||
      paymentDueDate >= issueDate ||
      DEPOSITS.has(typeCode) ||
      ALREADY_PAID.has(processControl.businessProcessType ?? ''),
    example: { breaks: (draft) => void (draft.paymentDueDate = '2001-01-01') },
  }),
];
