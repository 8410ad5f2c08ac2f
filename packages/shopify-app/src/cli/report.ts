import type { Problem } from '@quittance/core/model';
import type { MappedFile } from './map-files.ts';
import type { MappedDocument } from './map-order.ts';

/** What came of a file, as people read it. */
export function report(mapped: MappedFile): string {
  const { file } = mapped;
  if (mapped.kind === 'other') return `${file}: ${mapped.what}, no order`;
  if (mapped.kind === 'unreadable') return [file, ...mapped.problems.map(problem)].join('\n');
  const { name, currency, shopify, documents, problems, order } = mapped;
  const refunds = [
    ...(shopify.refunded.isZero() ? [] : [`refunded ${shopify.refunded.toString()}`]),
    ...(shopify.pending.isZero() ? [] : [`${shopify.pending.toString()} under way, not credited yet`]),
  ];
  return [
    `${file}: order ${name} in ${currency}${order?.test === true ? ', a test: never issued' : ''}`,
    `  Shopify: ${[`total ${shopify.total.toString()}`, ...(shopify.tax === undefined ? [] : [`tax ${shopify.tax.toString()}`]), ...refunds].join(', ')}`,
    ...documents.flatMap(document),
    ...problems.map(problem),
  ].join('\n');
}

function document({ kind, invoice, total, format, findings }: MappedDocument): string[] {
  const { totals } = invoice;
  const rounding = totals.roundingAmount === undefined ? '' : `, rounding ${totals.roundingAmount.toString()}`;
  return [
    `  ${kind} ${invoice.number} (${format}): total ${total.toString()}, tax ${totals.totalVat?.toString() ?? '0'}${rounding}, due ${totals.amountDueForPayment.toString()}`,
    ...findings.map(({ rule, message }) => `    warning ${rule}: ${message}`),
  ];
}

function problem({ code, field, rule, message, advice, choices }: Problem): string {
  const place = [code, field, rule].filter((part) => part !== undefined && part !== '').join(', ');
  const options = choices === undefined ? '' : `\n    Choose between: ${choices.join(', ')}`;
  return `  stops: ${message} (${place})\n    ${advice}${options}`;
}
