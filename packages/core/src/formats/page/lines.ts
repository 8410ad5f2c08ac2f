import type { InvoiceLine, LineAllowanceOrCharge } from '../../model/index.ts';
import { periodText } from './facts.ts';
import type { Cell } from './page.ts';
import type { Wording } from './wording.ts';

/** BG-25 in the columns description, quantity, net price, VAT rate, net amount. */
export function lineCells(line: InvoiceLine, wording: Wording): readonly Cell[] {
  return [
    { text: line.item.name, remarks: remarksOf(line, wording) },
    { text: wording.quantity(line.invoicedQuantity, line.invoicedQuantityUnitCode) },
    { text: wording.amount(line.price.netPrice), remarks: priceRemarks(line, wording) },
    { text: wording.rate(line.vat.rate) },
    { text: wording.amount(line.netAmount) },
  ];
}

function remarksOf(line: InvoiceLine, wording: Wording): string[] {
  const { labels } = wording;
  const { item } = line;
  const identifiers = [
    item.sellersIdentifier === undefined ? undefined : `${labels.itemNumber} ${item.sellersIdentifier}`,
    item.buyersIdentifier === undefined ? undefined : `${labels.buyerItemNumber} ${item.buyersIdentifier}`,
    item.standardIdentifier === undefined ? undefined : `GTIN ${item.standardIdentifier.value}`,
    line.purchaseOrderLineReference === undefined
      ? undefined
      : `${labels.orderLine} ${line.purchaseOrderLineReference}`,
    item.countryOfOrigin === undefined ? undefined : `${labels.origin} ${wording.country(item.countryOfOrigin)}`,
  ].filter((text) => text !== undefined);
  return [
    item.description,
    identifiers.join(' · '),
    ...(item.attributes ?? []).map(({ name, value }) => wording.pair(name, value)),
    periodText(line.period, wording),
    ...(line.allowances ?? []).map((allowance) => adjustment(labels.allowance, allowance, '-', wording)),
    ...(line.charges ?? []).map((charge) => adjustment(labels.charge, charge, '+', wording)),
    line.note,
  ].filter((text): text is string => text !== undefined && text !== '');
}

function adjustment(
  label: string,
  { reason, amount, percentage }: LineAllowanceOrCharge,
  sign: string,
  wording: Wording,
): string {
  const rate = percentage === undefined ? '' : ` ${wording.rate(percentage)}`;
  return wording.pair(
    `${label}${rate}${reason === undefined ? '' : ` (${reason})`}`,
    `${sign}\u00a0${wording.amount(amount)}`,
  );
}

function priceRemarks({ price }: InvoiceLine, wording: Wording): string[] {
  const { labels } = wording;
  return [
    ...(price.grossPrice === undefined || price.grossPrice.equals(price.netPrice)
      ? []
      : [labels.discountedFrom.replace('{price}', wording.amount(price.grossPrice))]),
    ...(price.baseQuantity === undefined || price.baseQuantity.toString() === '1'
      ? []
      : [labels.per.replace('{quantity}', wording.number(price.baseQuantity))]),
  ];
}
