import { present, some } from '../../xml/index.ts';
import { Decimal } from '../../model/index.ts';
import type { Group } from './groups.ts';
import type { MessageReading } from './message-reading.ts';
import { ATTRIBUTE, BUYERS_ITEM, GTIN, GTIN_SCHEME, OBJECT, PIECES, SELLERS_ITEM } from './qualifiers.ts';
import { amountOf, readLineAllowanceCharges, vatOf } from './read-amounts.ts';
import { component, type Segment } from './segments.ts';
import { joinedPieces } from './texts.ts';

/** BG-25 */
export function readLine(reading: MessageReading, line: Group) {
  const { head, members, groups } = line;
  const heads = groups.map((group) => group.head);
  const quantity = reading.first(members, 'QTY', '47', '46', '12');
  const vat = vatOf(reading, heads);
  const object = reading.first(heads, 'RFF', OBJECT);
  const objectValue = reading.text(object, 0, 1);
  const allowances = readLineAllowanceCharges(reading, line, 'A');
  return present({
    identifier: reading.text(head, 0),
    note: readNote(reading, members),
    objectIdentifier:
      objectValue === undefined ? undefined : present({ value: objectValue, scheme: reading.text(object, 0, 3) }),
    invoicedQuantity: reading.number(quantity, 0, 1),
    invoicedQuantityUnitCode: readUnit(reading, quantity),
    netAmount: amountOf(reading, heads, '203', '66'),
    purchaseOrderLineReference: readOrderLine(reading, heads),
    buyerAccountingReference: reading.text(reading.first(heads, 'RFF', 'AOU'), 0, 1),
    period: present({
      startDate: reading.date(reading.first(members, 'DTM', '167')),
      endDate: reading.date(reading.first(members, 'DTM', '168')),
    }),
    allowances,
    charges: readLineAllowanceCharges(reading, line, 'C'),
    price: readPrice(reading, heads, allowances !== undefined),
    vat: present({ categoryCode: vat.category, rate: vat.rate }),
    item: readItem(reading, line),
  });
}

/** BT-132: of its own, or behind the number of the order. */
function readOrderLine(reading: MessageReading, heads: readonly Segment[]): string | undefined {
  const own = reading.text(reading.first(heads, 'RFF', 'LI'), 0, 1);
  const order = reading.first(heads, 'RFF', 'ON');
  if (own !== undefined || component(order, 0, 2) === '') return own;
  return reading.text(order, 0, 2);
}

/** BT-127: every text of the line that is no attribute. */
function readNote(reading: MessageReading, members: readonly Segment[]): string | undefined {
  const notes = reading.all(members, 'FTX').filter((text) => !isAttribute(text));
  return joinedPieces(
    notes.map((text) => reading.freeText(text) ?? ''),
    Infinity,
    '\n',
  );
}

/** Senders of the binding say `FTX+ACF+++name:value`. */
const isAttribute = (text: Segment): boolean =>
  component(text, 0) === ATTRIBUTE && (text.elements[3]?.length ?? 0) === 2;

/** BT-130. Without a unit the quantity is one of pieces (EANCOM). `PCE` was withdrawn from UN/ECE Rec. 20 for `H87`, the same. */
function readUnit(reading: MessageReading, quantity: Segment | undefined): string | undefined {
  const unit = reading.text(quantity, 0, 2);
  return quantity === undefined || reading.directory.isBinding ? unit : modernUnit(unit ?? PIECES);
}

const modernUnit = (unit: string | undefined): string | undefined => (unit === PIECES ? 'H87' : unit);

/** BG-29. A gross price alone is also the net one where nothing is taken off. */
function readPrice(reading: MessageReading, heads: readonly Segment[], hasAllowances: boolean) {
  const gross = reading.first(heads, 'PRI', 'AAB');
  const net = reading.first(heads, 'PRI', 'AAA', 'INV', 'CAL') ?? (hasAllowances ? undefined : gross);
  const netPrice = reading.number(net, 0, 1);
  const grossPrice = reading.number(gross, 0, 1);
  const unit = reading.text(net, 0, 5);
  return present({
    netPrice,
    grossPrice: net === gross ? undefined : grossPrice,
    discount: reading.number(reading.first(heads, 'PRI', 'DPR'), 0, 1) ?? difference(grossPrice, netPrice),
    baseQuantity: reading.number(net, 0, 4),
    baseQuantityUnitCode: reading.directory.isBinding ? unit : modernUnit(unit),
  });
}

/** BT-147, where the gross price is above the net one. */
function difference(gross: string | undefined, net: string | undefined): string | undefined {
  const [high, low] = [Decimal.parse(gross ?? ''), Decimal.parse(net ?? '')];
  if (high === undefined || low === undefined || !high.greaterThan(low)) return undefined;
  return high.minus(low).toString();
}

/** BG-31 */
function readItem(reading: MessageReading, { head, members }: Group) {
  const numbers = reading.all(members, 'PIA').flatMap((segment) => itemNumbers(reading, segment));
  const own = itemNumber(head, 2);
  const standard = own ?? numbers.find(({ kind }) => isGtin(kind));
  const described = (kind: string) =>
    joinedPieces(
      reading.all(members, 'IMD', [kind]).flatMap((segment) => reading.pieces(segment, 2, 3, 5)),
      reading.directory.lengths.description,
      ' ',
    );
  const free = described('F');
  const description = described('A') ?? described('B');
  return present({
    name: free ?? description,
    description: free === undefined ? undefined : description,
    sellersIdentifier: numbers.find(({ kind }) => kind === SELLERS_ITEM)?.value,
    buyersIdentifier: numbers.find(({ kind }) => kind === BUYERS_ITEM || kind === 'BP')?.value,
    standardIdentifier:
      standard &&
      present({
        value: standard.value,
        scheme: isGtin(standard.kind) ? GTIN_SCHEME : standard.list || standard.kind || undefined,
      }),
    classificationIdentifiers: some(
      numbers
        .filter(({ isClass }) => isClass)
        .map(({ value, kind, list }) => present({ value, scheme: kind, schemeVersion: list || undefined })),
    ),
    countryOfOrigin: reading.text(reading.first(members, 'ALI'), 0),
    attributes: some(
      reading
        .all(members, 'FTX')
        .filter(isAttribute)
        .map((text) => present({ name: reading.text(text, 3, 0), value: reading.text(text, 3, 1) })),
    ),
  });
}

interface ItemNumber {
  readonly value: string;
  readonly kind: string;
  readonly list: string;
  readonly isClass: boolean;
}

const isGtin = (kind: string): boolean => (GTIN as readonly string[]).includes(kind);

/** PIA+5 identifies the item, PIA+1 says more of it: there, what is no number of seller, buyer or GS1 is a classification. */
function itemNumbers(reading: MessageReading, segment: Segment): ItemNumber[] {
  const found = segment.elements
    .slice(1)
    .map((_, index) => itemNumber(segment, index + 1))
    .filter((number) => number !== undefined);
  const isFurther = component(segment, 0) === '1';
  const numbers = found.map((number) => ({ ...number, isClass: isFurther && !isKnown(number.kind) }));
  if (numbers.some(({ kind, isClass }) => isClass || isKnown(kind))) reading.take(segment);
  return numbers;
}

const isKnown = (kind: string): boolean =>
  isGtin(kind) || kind === SELLERS_ITEM || kind === BUYERS_ITEM || kind === 'BP' || kind === '';

function itemNumber(segment: Segment, element: number): ItemNumber | undefined {
  const value = component(segment, element, 0);
  if (value.trim() === '') return undefined;
  return { value, kind: component(segment, element, 1), list: component(segment, element, 2), isClass: false };
}
