import type { Order, PostalAddress } from '../../model/index.ts';
import { GLN_SCHEME } from './agencies.ts';
import type { MessageWriter, Term } from './message-writer.ts';
import { VAT_NUMBER } from './qualifiers.ts';
import type { OrderMessage, OrderRoute } from './write-order.ts';
import { at } from './write-values.ts';

/** C082: a GLN, or a number that the supplier gave. */
type PartyNumber = readonly [number: string, agency: typeof GS1 | typeof BY_SUPPLIER];
const GS1 = '9';
const BY_SUPPLIER = '91';

/** NAD of the buyer, the supplier, the place of delivery and who is invoiced; of a cancellation the supplier alone. */
export function writeOrderParties(writer: MessageWriter, message: OrderMessage | OrderRoute): void {
  const { supplier } = message;
  const order = 'order' in message ? message.order : undefined;
  const number = 'customerKey' in message ? buyerNumber(message) : undefined;
  if (order !== undefined) {
    writeParty(writer, 'BY', number, order.buyer.name, order.buyer.billingAddress, 'buyer');
    writeBuyerReferences(writer, order);
  }
  const gln: PartyNumber | undefined = supplier.gln === undefined ? undefined : [supplier.gln, GS1];
  writeParty(writer, 'SU', gln, supplier.name, undefined, 'supplier');
  const vat = writer.code(supplier.vatIdentifier, 35, at('BT-31', 'supplier.vatIdentifier'));
  if (vat !== undefined) writer.segment('RFF', [VAT_NUMBER[0], vat]);
  if (order === undefined) return;
  const { deliverTo, buyer } = order;
  if (deliverTo !== undefined)
    writeParty(writer, 'DP', undefined, deliverTo.name ?? buyer.name, deliverTo.address, 'deliverTo');
  writeParty(writer, 'IV', number, buyer.name, buyer.billingAddress, 'buyer');
}

function buyerNumber({ order, customerKey }: OrderMessage): PartyNumber {
  const gln = order.buyer.identifiers.find(({ scheme }) => scheme === GLN_SCHEME);
  return gln === undefined ? [customerKey, BY_SUPPLIER] : [gln.value, GS1];
}

/** RFF and CTA of the buyer. */
function writeBuyerReferences(writer: MessageWriter, { buyer }: Order): void {
  const references = [
    [VAT_NUMBER[0], buyer.vatNumber, at('BT-48', 'buyer.vatNumber')],
    [writer.directory.legalRegistration, buyer.siret ?? buyer.siren, at('BT-47', 'buyer.siren')],
  ] as const;
  for (const [qualifier, text, where] of references) {
    const value = writer.code(text, 35, where);
    if (value !== undefined) writer.segment('RFF', [qualifier, value]);
  }
  const { contactName, telephone, email } = buyer;
  if (contactName === undefined && telephone === undefined && email === undefined) return;
  writer.segment('CTA', 'IC', [undefined, writer.fit(contactName, 35, at('BT-56', 'buyer.contactName'))]);
  for (const [text, kind, field] of [
    [telephone, 'TE', 'telephone'],
    [email, 'EM', 'email'],
  ] as const) {
    const value = writer.code(text, 512, at(field === 'email' ? 'BT-58' : 'BT-57', `buyer.${field}`));
    if (value !== undefined) writer.segment('COM', [value, kind]);
  }
}

/** Of a long key the end tells it apart as well as the whole. */
function writeParty(
  writer: MessageWriter,
  qualifier: 'BY' | 'SU' | 'DP' | 'IV',
  number: PartyNumber | undefined,
  name: string,
  address: PostalAddress | undefined,
  field: string,
): void {
  const place = (term: string) => at(term, `${field}.${field === 'deliverTo' ? 'address' : 'billingAddress'}.${term}`);
  writer.segment(
    'NAD',
    qualifier,
    number && [writer.fit(number[0].slice(-35), 35, at('customerKey', 'customerKey')), undefined, number[1]],
    undefined,
    writer.split(name, 35, 5, at('name', `${field}.name`)),
    streetLines(writer, address, place),
    writer.fit(address?.city, 35, place('city')),
    writer.code(address?.subdivision, 9, place('subdivision')),
    writer.code(address?.postCode, 9, place('postCode')),
    address?.countryCode,
  );
}

/** C059: four lines of 35; a longer line goes on in the next, so that a parcel still arrives. */
function streetLines(writer: MessageWriter, address: PostalAddress | undefined, place: (term: string) => Term) {
  const pieces = (['line1', 'line2', 'line3'] as const).flatMap((line) =>
    writer.split(address?.[line] === '' ? undefined : address?.[line], 35, 4, place(line)),
  );
  if (pieces.length > 4)
    writer.drop(place('line3'), 'An address has four lines of 35 characters; the rest is left out.');
  return pieces.slice(0, 4);
}
