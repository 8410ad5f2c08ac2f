import { Decimal, ok, type Order, type Problem, refused, type Result } from '../../model/index.ts';
import type { Written } from '../port.ts';
import type { CharacterSet } from './characters.ts';
import { D96A } from './directories.ts';
import { MessageWriter } from './message-writer.ts';
import { writeCharges } from './write-order-charges.ts';
import { writeOrderLine } from './write-order-line.ts';
import { writeOrderParties } from './write-order-party.ts';
import { dropUntold } from './untold.ts';
import { interchangeOf, type InterchangeParty } from './write-interchange.ts';
import { at, writeDate, writeFreeText } from './write-values.ts';

/** What is sold, without tax: an article, a delivery charge or a fee. Amounts are in the order's currency. */
export interface OrderedLine {
  readonly kind: 'item' | 'shipping' | 'fee';
  /** Where it stands in the canonical order: `lines[2]`, `shipping[0]`, `fees[1]`. */
  readonly path: string;
  readonly name: string;
  readonly quantity: Decimal;
  /** UN/ECE Rec. 20. */
  readonly unitCode: string;
  /** VAT percent the seller owes. */
  readonly rate: Decimal;
  /** Price of one before discounts, 4 decimals. */
  readonly listPrice: Decimal;
  /** Of all, after discounts, in whole cents. */
  readonly net: Decimal;
}

/** Who takes the order in: the merchant, whose ERP reads the message. */
export interface Supplier {
  readonly name: string;
  /** 13 digits. */
  readonly gln?: string | undefined;
  readonly vatIdentifier?: string | undefined;
}

/** Between whom the interchange goes; the same for every order of a connection. */
export interface OrderRoute {
  readonly sender: InterchangeParty;
  readonly recipient: InterchangeParty;
  readonly supplier: Supplier;
  /** `UNOC` unless the ERP takes less. */
  readonly characters?: CharacterSet | undefined;
}

export interface OrderMessage extends OrderRoute {
  readonly order: Order;
  readonly lines: readonly OrderedLine[];
  /** The key under which the order is entered once; the message names it, so that its answer can. */
  readonly key: string;
  /** The key under which the supplier knows the buyer. */
  readonly customerKey: string;
  /** The control reference of the interchange, unique to the order: 14 characters. */
  readonly reference: string;
}

/**
 * The order as ORDERS D.96A as EANCOM 1997 uses it, alone in its interchange: the same order gives the same bytes. `dropped` names what has
 * no place. Refuses `EDIFACT_CHARACTERS`: a character that has no other spelling, and `EDIFACT_NO_ROOM`: more charges than there is room for.
 */
export function writeEdifactOrder(message: OrderMessage): Result<Written> {
  const { order, lines } = message;
  const writer = new MessageWriter(D96A, message.characters ?? 'UNOC');
  writeHead(writer, message);
  writer.segment('CUX', ['2', order.currency, ORDER_CURRENCY]);
  writeTerms(writer, order);
  const full = writeCharges(writer, lines);
  const items = lines.filter(({ kind }) => kind === 'item');
  items.forEach((line, index) => writeOrderLine(writer, order, line, index));
  writeTotals(writer, order, items);
  dropUntold(writer, order);
  return finished(writer, { ...message, isTest: order.test }, order.placedAt, full);
}

/** What is called off: the key of the order, and when. */
export interface OrderCancellation extends OrderRoute {
  readonly key: string;
  readonly reference: string;
  /** `YYYY-MM-DDThh:mm…` */
  readonly at: string;
}

/** ORDERS that cancels an order by its key (1225 is 1): EDIFACT has a message of its own for changes, which systems rarely read. */
export function writeEdifactCancellation(message: OrderCancellation): Result<Written> {
  const writer = new MessageWriter(D96A, message.characters ?? 'UNOC');
  begin(writer, undefined, CANCELLATION);
  writeDate(writer, '137', message.at.slice(0, 10));
  writeKey(writer, message.key);
  writeOrderParties(writer, message);
  writer.segment('UNS', 'S');
  return finished(writer, message, message.at);
}

/** 1001, 1225, 6343 */
const ORDER = '220';
const ORIGINAL = '9';
const CANCELLATION = '1';
const ORDER_CURRENCY = '9';

function begin(
  writer: MessageWriter,
  number: string | undefined,
  purpose: typeof ORIGINAL | typeof CANCELLATION,
): void {
  writer.segment('UNH', '1', ['ORDERS', 'D', D96A.release, 'UN', D96A.association]);
  writer.segment('BGM', ORDER, number, purpose);
}

function writeHead(writer: MessageWriter, message: OrderMessage): void {
  const { order } = message;
  begin(writer, writer.fit(order.number, 35, at('number', 'number')), ORIGINAL);
  writeDate(writer, '137', order.placedAt.slice(0, 10));
  writeDate(writer, '2', order.deliverTo?.date);
  writeKey(writer, message.key);
  writeFreeText(writer, ['AAI', ''], order.note, at('note', 'note'));
  writeFreeText(writer, ['AAB', ''], order.terms?.text, at('BT-20', 'terms.text'));
  const references = [
    ['ON', order.purchaseOrderReference, at('BT-13', 'purchaseOrderReference')],
    ['CR', order.buyerReference, at('BT-10', 'buyerReference')],
  ] as const;
  for (const [qualifier, text, where] of references) {
    const value = writer.fit(text, 35, where);
    if (value !== undefined) writer.segment('RFF', [qualifier, value]);
  }
  writeOrderParties(writer, message);
}

/** A reference has 35 characters, our keys have up to 60: they stand in a text. UNOA and UNOB have no `_`. */
function writeKey(writer: MessageWriter, key: string): void {
  writer.segment('FTX', 'ACB', undefined, undefined, writer.fit(key, 70, at('key', 'key')));
}

/** PAT: the due date, or the days from the date of the invoice (2475, 2009, 2151). */
function writeTerms(writer: MessageWriter, { terms }: Order): void {
  if (terms?.dueDate !== undefined) {
    writer.segment('PAT', '3');
    writeDate(writer, '13', terms.dueDate);
  } else if (terms?.days !== undefined) writer.segment('PAT', '1', undefined, ['5', '3', 'D', String(terms.days)]);
}

function writeTotals(writer: MessageWriter, { totals }: Order, items: readonly OrderedLine[]): void {
  writer.segment('UNS', 'S');
  writer.segment('MOA', ['79', Decimal.sum(items.map(({ net }) => net))]);
  if (totals.tax !== undefined) {
    writer.segment('MOA', ['125', totals.total.minus(totals.tax)]);
    writer.segment('MOA', ['176', totals.tax]);
  }
  writer.segment('MOA', ['86', totals.total]);
  writer.segment('CNT', ['2', String(items.length)]);
}

function finished(
  writer: MessageWriter,
  {
    sender,
    recipient,
    reference,
    isTest = false,
  }: OrderRoute & { readonly reference: string; readonly isTest?: boolean },
  when: string,
  full: readonly Problem[] = [],
): Result<Written> {
  const problems = [...full, ...writer.problems];
  if (problems.length > 0) return refused(...problems.slice(0, 100));
  const envelope = {
    sender,
    recipient,
    reference,
    isTest,
    date: when.slice(0, 10),
    time: when.slice(11, 16).replace(':', ''),
  };
  return ok({ bytes: interchangeOf(writer, { ...envelope, application: 'ORDERS' }), dropped: writer.dropped });
}
