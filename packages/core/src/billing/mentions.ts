import type { InvoiceNote, MerchantSettings, Order } from '../model/index.ts';
import type { DocumentDue } from './document.ts';
import { sirenOf } from './parties.ts';
import { isFrench } from './vat-area.ts';

/** Goods, services or both: the letter of the French category of operation (BT-23, compulsory mention since decree 2022-1299). */
export function businessProcess(due: DocumentDue, order: Order, hasDeposits: boolean, isPaidInFull: boolean): string {
  const letter = operationOf(due, order);
  if (due.kind !== 'invoice') return `${letter}1`;
  if (hasDeposits) return `${letter}4`;
  return isPaidInFull ? `${letter}2` : `${letter}1`;
}

function operationOf(due: DocumentDue, order: Order): 'B' | 'S' | 'M' {
  const sold = new Set(due.entries.map((entry) => entry.ref));
  const lines = order.lines.filter((line) => sold.has(`line:${line.id}`));
  const all = lines.length > 0 ? lines : order.lines;
  const goods = all.some((line) => line.kind === 'goods');
  const services = all.some((line) => line.kind !== 'goods');
  if (goods) return all.some((line) => line.kind === 'service') ? 'M' : 'B';
  return services ? 'S' : 'B';
}

/** BG-1 of a French seller: PMT, PMD and AAB once each between professionals (C. com. L441-9, BR-FR-05), BAR for the routing (BR-FR-20). */
export function frenchNotes(due: DocumentDue, order: Order, settings: MerchantSettings): InvoiceNote[] {
  const { terms, tax } = settings;
  const business = order.buyer.kind !== 'consumer';
  const services = order.lines.some((line) => line.kind === 'service');
  const ecoTax = order.fees.filter(
    (fee) => fee.kind === 'eco-tax' && due.entries.some((entry) => entry.ref === `fee:${fee.id}`),
  );
  return [
    ...(business
      ? [
          { subjectCode: 'PMT', text: terms.recoveryFee },
          { subjectCode: 'PMD', text: terms.latePenalty },
          { subjectCode: 'AAB', text: terms.earlyDiscount },
        ]
      : []),
    ...routingNote(due, order),
    ...(tax.vatOnDebits && services
      ? [{ subjectCode: 'ABL', text: 'Option pour le paiement de la taxe d’après les débits' }]
      : []),
    ...(ecoTax.length > 0
      ? [{ subjectCode: 'BLU', text: `Dont éco-participation : ${ecoTax.map((fee) => fee.name).join(', ')}` }]
      : []),
  ];
}

/** BAR, by which the network knows what to do; a French business whose SIREN is unknown cannot be routed (BR-FR-11), so nothing is claimed. */
function routingNote(due: DocumentDue, order: Order): InvoiceNote[] {
  const text = treatmentOf(due, order);
  return text === 'B2B' && sirenOf(order.buyer) === undefined ? [] : [{ subjectCode: 'BAR', text }];
}

function treatmentOf(due: DocumentDue, order: Order): string {
  if (due.entries.every((entry) => entry.category === 'O')) return 'OUTOFSCOPE';
  const address = order.buyer.billingAddress ?? order.deliverTo?.address;
  const home = address !== undefined && isFrench(address);
  if (order.buyer.kind === 'consumer') return home ? 'B2C' : 'B2CINT';
  return home ? 'B2B' : 'B2BINT';
}
