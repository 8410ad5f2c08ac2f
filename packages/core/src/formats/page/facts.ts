import type { Invoice } from '../../model/index.ts';
import type { Labels } from './labels/index.ts';
import type { Page } from './page.ts';
import type { Wording } from './wording.ts';

/** The facts of the document as label and value: dates, nature of supply, references. */
export function factsOf({ invoice, wording }: Page): [string, string][] {
  const { labels } = wording;
  const delivery = invoice.deliveryInformation;
  const facts: [string, string | undefined][] = [
    [labels.issueDate, wording.date(invoice.issueDate)],
    [labels.dueDate, dated(invoice.paymentDueDate, wording)],
    [labels.deliveryDate, dated(delivery?.actualDeliveryDate, wording)],
    [labels.period, periodText(delivery?.invoicingPeriod, wording)],
    [labels.vatPointDate, dated(invoice.vatPointDate, wording)],
    [labels.operation, operationOf(invoice, labels)],
    ...(invoice.precedingInvoiceReferences ?? []).map(({ number, issueDate }): [string, string] => [
      labels.preceding,
      issueDate === undefined ? number : `${number} ${labels.dated.replace('{date}', wording.date(issueDate))}`,
    ]),
    [labels.purchaseOrder, invoice.purchaseOrderReference],
    [labels.salesOrder, invoice.salesOrderReference],
    [labels.buyerReference, invoice.buyerReference],
    [labels.accountingReference, invoice.buyerAccountingReference],
    [labels.contract, invoice.contractReference],
    [labels.project, invoice.projectReference],
    [labels.despatchAdvice, invoice.despatchAdviceReference],
    [labels.receivingAdvice, invoice.receivingAdviceReference],
    [labels.tender, invoice.tenderOrLotReference],
    [labels.object, invoice.invoicedObjectIdentifier?.value],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== undefined && fact[1] !== '');
}

const dated = (date: string | undefined, wording: Wording): string | undefined =>
  date === undefined ? undefined : wording.date(date);

export function periodText(
  period: { startDate?: string | undefined; endDate?: string | undefined } | undefined,
  wording: Wording,
): string | undefined {
  if (period === undefined) return undefined;
  return [period.startDate, period.endDate].map((date) => dated(date, wording) ?? '…').join(' – ');
}

/** BT-23: the first letter of the French business process is the nature of the supply. */
function operationOf(invoice: Invoice, labels: Labels): string | undefined {
  const nature = /^([BSM])\d$/.exec(invoice.processControl.businessProcessType ?? '')?.[1];
  if (nature === undefined) return undefined;
  return nature === 'B'
    ? labels.operations.goods
    : nature === 'S'
      ? labels.operations.services
      : labels.operations.mixed;
}
