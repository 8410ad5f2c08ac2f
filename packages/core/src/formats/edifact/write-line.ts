import type { Invoice, InvoiceLine, LineAllowanceOrCharge } from '../../model/index.ts';
import type { MessageWriter, Term } from './message-writer.ts';
import { BUYERS_ITEM, GTIN, GTIN_SCHEME, MARKED, OBJECT, SELLERS_ITEM } from './qualifiers.ts';
import { writeDate, writeFreeText, writeVat } from './write-values.ts';
import { writeReference, writeText } from './write-party.ts';

/** BG-25, in the order of D.14B. */
export function writeLine(writer: MessageWriter, line: InvoiceLine, index: number): void {
  const at = (term: string, field: string): Term => ({ term, field: `lines[${index}].${field}` });
  writeNumbers(writer, line, index, at);
  writeItemTexts(writer, line, at);
  writer.segment('QTY', [
    '47',
    line.invoicedQuantity,
    writer.fit(line.invoicedQuantityUnitCode, 8, at('BT-130', 'invoicedQuantityUnitCode')),
  ]);
  if (line.item.countryOfOrigin !== undefined)
    writer.segment('ALI', writer.fit(line.item.countryOfOrigin, 3, at('BT-159', 'item.countryOfOrigin')));
  writeDate(writer, '167', line.period?.startDate);
  writeDate(writer, '168', line.period?.endDate);
  line.item.attributes?.forEach(({ name, value }, place) => {
    const field = `item.attributes[${place}]`;
    const attribute = [
      writer.fit(name, 512, at('BT-160', `${field}.name`)),
      writer.fit(value, 512, at('BT-161', `${field}.value`)),
    ];
    writer.segment('FTX', MARKED.attribute[0], undefined, undefined, attribute);
  });
  writeFreeText(writer, MARKED.lineNote[0], undefined, line.note, at('BT-127', 'note'));
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

type At = (term: string, field: string) => Term;

/** LIN and PIA. */
function writeNumbers(writer: MessageWriter, { identifier, item }: InvoiceLine, index: number, at: At): void {
  const isShort = identifier.length <= 6 && identifier.trim() !== '';
  if (!isShort)
    writer.drop(
      at('BT-126', 'identifier'),
      'LIN numbers lines with six characters at most; the place of the line stands for it.',
    );
  const { standardIdentifier: standard } = item;
  const value = writer.fit(standard?.value, 35, at('BT-157', 'item.standardIdentifier.value'));
  const isGtin = standard?.scheme === GTIN_SCHEME;
  const list = isGtin ? undefined : writer.fit(standard?.scheme, 17, at('BT-157-1', 'item.standardIdentifier.scheme'));
  writer.segment('LIN', isShort ? identifier : String(index + 1), undefined, [
    value,
    isGtin ? GTIN[0] : undefined,
    list,
  ]);
  const numbers = [
    [writer.fit(item.sellersIdentifier, 35, at('BT-155', 'item.sellersIdentifier')), SELLERS_ITEM],
    [writer.fit(item.buyersIdentifier, 35, at('BT-156', 'item.buyersIdentifier')), BUYERS_ITEM],
  ].filter(([number]) => number !== undefined);
  if (numbers.length > 0) writer.segment('PIA', '5', ...numbers);
  item.classificationIdentifiers?.forEach(({ value: code, scheme, schemeVersion }, place) => {
    const field = `item.classificationIdentifiers[${place}]`;
    if (Array.from(scheme).length > 3) {
      writer.drop(at('BT-158', field), 'A list of more than three characters is none of UNTDID 7143.');
      return;
    }
    const number = writer.fit(code, 35, at('BT-158', `${field}.value`));
    writer.segment('PIA', '1', [
      number,
      scheme,
      writer.fit(schemeVersion, 17, at('BT-158-2', `${field}.schemeVersion`)),
    ]);
  });
}

/** IMD: a text that is longer than one segment goes on in the next. */
function writeItemTexts(writer: MessageWriter, { item }: InvoiceLine, at: At): void {
  const write = (kind: string, text: string | undefined, where: Term) => {
    const pieces = writer.split(text, 256, 20, where);
    for (let start = 0; start < pieces.length; start += 2)
      writer.segment('IMD', kind, undefined, [undefined, undefined, undefined, ...pieces.slice(start, start + 2)]);
  };
  write('F', item.name, at('BT-153', 'item.name'));
  write('A', item.description, at('BT-154', 'item.description'));
}

function writePrice(writer: MessageWriter, { price }: InvoiceLine, at: At): void {
  const unit = writer.fit(price.baseQuantityUnitCode, 8, at('BT-150', 'price.baseQuantityUnitCode'));
  writer.segment('PRI', ['AAA', price.netPrice, undefined, undefined, price.baseQuantity, unit]);
  if (price.grossPrice !== undefined) writer.segment('PRI', ['AAB', price.grossPrice]);
  if (price.discount !== undefined) writer.segment('PRI', ['DPR', price.discount]);
}

type DocumentAllowance = NonNullable<Invoice['allowances']>[number];

/** ALC: the reason in C552 and, where it is longer, in C214; the code of an allowance is of UNTDID 5189, that of a charge of 7161. */
export function writeAllowanceCharge(
  writer: MessageWriter,
  kind: 'A' | 'C',
  item: LineAllowanceOrCharge | DocumentAllowance,
  { term, field }: Term,
): void {
  const [name, ...more] = writer.split(item.reason, 35, 3, { term, field: `${field}.reason` });
  const code = writer.fit(item.reasonCode, 3, { term, field: `${field}.reasonCode` });
  const isCharge = kind === 'C';
  writer.segment('ALC', kind, [name, isCharge ? undefined : code], undefined, undefined, [
    isCharge ? code : undefined,
    undefined,
    undefined,
    ...more,
  ]);
  if (item.percentage !== undefined) writer.segment('PCD', [isCharge ? '2' : '1', item.percentage]);
  writer.segment('MOA', [isCharge ? '23' : '204', item.amount]);
  if (item.baseAmount !== undefined) writer.segment('MOA', ['25', item.baseAmount]);
  if ('vatCategoryCode' in item) writeVat(writer, item.vatCategoryCode, item.vatRate);
}
