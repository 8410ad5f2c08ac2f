import { Decimal, type InvoiceLine } from '../../model/index.ts';
import type { MessageWriter, Term } from './message-writer.ts';
import { ATTRIBUTE, BUYERS_ITEM, GTIN_SCHEME, LINE_NOTE, OBJECT, PIECES, SELLERS_ITEM } from './qualifiers.ts';
import { writeAllowanceCharge } from './write-allowance.ts';
import { writeReference, writeText } from './write-references.ts';
import { writeDate, writeFreeText, writeVat } from './write-values.ts';

type At = (term: string, field: string) => Term;

/** BG-25, in an order that D.14B and D.96A share. */
export function writeLine(writer: MessageWriter, line: InvoiceLine, index: number): void {
  const at = (term: string, field: string): Term => ({ term, field: `lines[${index}].${field}` });
  writeNumbers(writer, line, index, at);
  writeItemTexts(writer, line, at);
  const unit = unitOf(writer, line.invoicedQuantityUnitCode, at('BT-130', 'invoicedQuantityUnitCode'));
  writer.segment('QTY', ['47', line.invoicedQuantity, unit]);
  if (line.item.countryOfOrigin !== undefined)
    writer.segment('ALI', writer.fit(line.item.countryOfOrigin, 3, at('BT-159', 'item.countryOfOrigin')));
  writeDate(writer, '167', line.period?.startDate);
  writeDate(writer, '168', line.period?.endDate);
  writeLineTexts(writer, line, at);
  writer.segment('MOA', ['203', line.netAmount]);
  writePrice(writer, line, at);
  writeText(writer, 'LI', line.purchaseOrderLineReference, at('BT-132', 'purchaseOrderLineReference'));
  writeText(writer, 'AOU', line.buyerAccountingReference, at('BT-133', 'buyerAccountingReference'));
  writeReference(writer, OBJECT, line.objectIdentifier, at('BT-128', 'objectIdentifier'));
  writeVat(writer, line.vat.categoryCode, line.vat.rate);
  line.allowances?.forEach((item, place) =>
    writeAllowanceCharge(writer, 'A', item, at('BG-27', `allowances[${place}]`)),
  );
  line.charges?.forEach((item, place) => writeAllowanceCharge(writer, 'C', item, at('BG-28', `charges[${place}]`)));
}

/** LIN and PIA. */
function writeNumbers(writer: MessageWriter, { identifier, item }: InvoiceLine, index: number, at: At): void {
  const { directory } = writer;
  const isShort = directory.isBinding
    ? identifier.length <= 6 && identifier.trim() !== ''
    : /^\d{1,6}$/.test(identifier);
  if (!isShort)
    writer.drop(at('BT-126', 'identifier'), 'LIN has no place for it; the place of the line stands for it.');
  const { standardIdentifier: standard } = item;
  const value = writer.fit(standard?.value, 35, at('BT-157', 'item.standardIdentifier.value'));
  const isGtin = standard?.scheme === GTIN_SCHEME;
  const scheme = at('BT-157-1', 'item.standardIdentifier.scheme');
  const list = isGtin ? undefined : writer.code(standard?.scheme, directory.lengths.list, scheme);
  writer.segment('LIN', isShort ? identifier : String(index + 1), undefined, [
    value,
    isGtin ? directory.gtin : undefined,
    list,
  ]);
  const numbers = [
    [writer.fit(item.sellersIdentifier, 35, at('BT-155', 'item.sellersIdentifier')), SELLERS_ITEM],
    [writer.fit(item.buyersIdentifier, 35, at('BT-156', 'item.buyersIdentifier')), BUYERS_ITEM],
  ].filter(([number]) => number !== undefined);
  if (numbers.length > 0) writer.segment('PIA', '5', ...numbers);
  writeClassifications(writer, item, at);
}

function writeClassifications(writer: MessageWriter, { classificationIdentifiers }: InvoiceLine['item'], at: At): void {
  classificationIdentifiers?.forEach(({ value: code, scheme, schemeVersion }, place) => {
    const field = `item.classificationIdentifiers[${place}]`;
    if (Array.from(scheme).length > 3) {
      writer.drop(at('BT-158', field), 'A list of more than three characters is none of UNTDID 7143.');
      return;
    }
    const number = writer.fit(code, 35, at('BT-158', `${field}.value`));
    const version = writer.code(schemeVersion, writer.directory.lengths.list, at('BT-158-2', `${field}.schemeVersion`));
    writer.segment('PIA', '1', [number, writer.code(scheme, 3, at('BT-158-1', `${field}.scheme`)), version]);
  });
}

/** IMD: a text that is longer than one segment goes on in the next. */
function writeItemTexts(writer: MessageWriter, { item }: InvoiceLine, at: At): void {
  const { description, nameSegments, descriptionSegments } = writer.directory.lengths;
  writeDescription(writer, 'F', writer.split(item.name, description, 2 * nameSegments, at('BT-153', 'item.name')));
  const where = at('BT-154', 'item.description');
  writeDescription(writer, 'A', writer.split(item.description, description, 2 * descriptionSegments, where));
}

/** IMD: two pieces in a segment. */
export function writeDescription(writer: MessageWriter, kind: string, pieces: readonly string[]): void {
  for (let start = 0; start < pieces.length; start += 2)
    writer.segment('IMD', kind, undefined, [undefined, undefined, undefined, ...pieces.slice(start, start + 2)]);
}

/** `H87` came after D.96A, which says `PCE`. */
export function unitOf(writer: MessageWriter, unit: string | undefined, where: Term): string | undefined {
  const { isBinding, lengths } = writer.directory;
  if (isBinding) return writer.fit(unit, lengths.unit, where);
  return unit === 'H87' ? PIECES : writer.code(unit, lengths.unit, where);
}

/** FTX of a line, of which D.96A has five at most. */
function writeLineTexts(writer: MessageWriter, line: InvoiceLine, at: At): void {
  const { text: length } = writer.directory.lengths;
  const most = writer.directory.isBinding ? Infinity : line.note === undefined ? 5 : 4;
  line.item.attributes?.forEach(({ name, value }, place) => {
    const field = `item.attributes[${place}]`;
    if (place >= most) return writer.drop(at('BG-32', field), 'The line has no room for another text.');
    const attribute = [
      writer.fit(name, length, at('BT-160', `${field}.name`)),
      writer.fit(value, length, at('BT-161', `${field}.value`)),
    ];
    writer.segment('FTX', ATTRIBUTE, undefined, undefined, attribute);
  });
  writeFreeText(writer, [LINE_NOTE, ''], line.note, at('BT-127', 'note'));
}

/** BG-29. In D.96A the discount is what lies between the prices. */
function writePrice(writer: MessageWriter, { price }: InvoiceLine, at: At): void {
  const { isBinding } = writer.directory;
  const unit = unitOf(writer, price.baseQuantityUnitCode, at('BT-150', 'price.baseQuantityUnitCode'));
  const base = isBinding
    ? price.baseQuantity
    : writer.number(price.baseQuantity, 9, at('BT-149', 'price.baseQuantity'));
  writer.segment('PRI', ['AAA', price.netPrice, undefined, undefined, base, unit]);
  if (price.grossPrice !== undefined) writer.segment('PRI', ['AAB', price.grossPrice]);
  if (price.discount === undefined) return;
  const told = price.grossPrice?.minus(price.netPrice);
  if (isBinding) writer.segment('PRI', ['DPR', price.discount]);
  else if (told === undefined || !told.greaterThan(Decimal.ZERO) || !price.discount.equals(told))
    writer.drop(at('BT-147', 'price.discount'), 'D.96A tells the discount by the two prices alone.');
}
