import { present, some } from '../../xml/index.ts';
import type { Group } from './groups.ts';
import { schemeOfAgency } from './agencies.ts';
import { D96A } from './directories.ts';
import type { MessageReading } from './message-reading.ts';
import {
  BUYER_ADDRESS,
  FURTHER_IDENTIFIER,
  LEGAL_REGISTRATION,
  SELLER_ADDRESS,
  TAX_REGISTRATION,
  VAT_NUMBER,
} from './qualifiers.ts';
import { marked } from './read-references.ts';
import { component, type Segment } from './segments.ts';
import { joinedPieces } from './texts.ts';

/** BG-4: NAD+SE of the binding, NAD+SU of EANCOM. */
export function readSeller(reading: MessageReading) {
  const party = partyOf(reading, 'SE', 'SU');
  if (party === undefined) return undefined;
  const [legal] = marked(reading, reading.directory.marks.additionalLegalInformation);
  return present({
    ...readNames(reading, party.head),
    identifiers: readIdentifiers(reading, party),
    legalRegistrationIdentifier: readReference(reading, party, LEGAL_REGISTRATION),
    vatIdentifier: readReference(reading, party, VAT_NUMBER)?.value,
    taxRegistrationIdentifier: readReference(reading, party, TAX_REGISTRATION)?.value,
    additionalLegalInformation: reading.freeText(legal),
    electronicAddress: readReference(reading, party, SELLER_ADDRESS),
    postalAddress: readAddress(reading, party.head),
    contact: readContact(reading, party),
  });
}

/** BG-7. The invoicee (IV) owes the invoice where it is another than the one who ordered (BY). */
export function readBuyer(reading: MessageReading) {
  const party = partyOf(reading, 'IV', 'BY');
  if (party === undefined) return undefined;
  return present({
    ...readNames(reading, party.head),
    identifiers: readIdentifiers(reading, party),
    legalRegistrationIdentifier: readReference(reading, party, LEGAL_REGISTRATION),
    vatIdentifier: readReference(reading, party, VAT_NUMBER)?.value,
    electronicAddress: readReference(reading, party, BUYER_ADDRESS),
    postalAddress: readAddress(reading, party.head),
    contact: readContact(reading, party),
  });
}

/** BG-10 */
export function readPayee(reading: MessageReading) {
  const party = partyOf(reading, 'PE');
  if (party === undefined) return undefined;
  return present({
    name: readNames(reading, party.head).name,
    identifier: readIdentifier(reading, party.head),
    legalRegistrationIdentifier: readReference(reading, party, LEGAL_REGISTRATION),
  });
}

/** BG-11 */
export function readTaxRepresentative(reading: MessageReading) {
  const party = partyOf(reading, 'LC') ?? representativeOf(reading);
  if (party === undefined) return undefined;
  return present({
    name: readNames(reading, party.head).name,
    vatIdentifier: readReference(reading, party, VAT_NUMBER)?.value,
    postalAddress: readAddress(reading, party.head),
  });
}

/** D.96A has representatives of the seller for anything: one with a VAT number stands for him in VAT. */
function representativeOf(reading: MessageReading): Group | undefined {
  const parties = reading.groups(reading.sections.header, 'NAD', D96A.taxRepresentative);
  return parties.find(({ members }) => reading.first(members, 'RFF', ...VAT_NUMBER) !== undefined);
}

/** BT-70, BT-71, BG-15 */
export function readDeliverTo(reading: MessageReading) {
  const party = partyOf(reading, 'DP', 'ST');
  if (party === undefined) return {};
  return {
    deliverToPartyName: readNames(reading, party.head).name,
    deliverToLocationIdentifier: readIdentifier(reading, party.head),
    deliverToAddress: readAddress(reading, party.head),
  };
}

/** The first party of those qualifiers that says who it is. */
export function partyOf(reading: MessageReading, ...qualifiers: readonly string[]): Group | undefined {
  const parties = qualifiers.flatMap((qualifier) => reading.groups(reading.sections.header, 'NAD', qualifier));
  return parties.find(({ head }) => component(head, 3) !== '') ?? parties.at(-1);
}

/** The binding has the trading name (BT-28, BT-45) behind the name; older directories have the lines of one name. */
function readNames(reading: MessageReading, party: Segment) {
  if ((party.elements[2]?.join('') ?? '') !== '')
    reading.warn(party, 'The unstructured name and address (C058) are not read.');
  if (reading.directory.isBinding) {
    if (reading.pieces(party, 3, 2).join('') !== '') reading.warn(party, 'Only two names are read.');
    return { name: reading.text(party, 3, 0), tradingName: reading.text(party, 3, 1) };
  }
  return { name: joinedPieces(reading.pieces(party, 3, 0, 5), reading.directory.lengths.name, ' ') };
}

function readAddress(reading: MessageReading, party: Segment) {
  const [, , line3, ...rest] = reading.pieces(party, 4);
  return present({
    line1: reading.text(party, 4, 0),
    line2: reading.text(party, 4, 1),
    line3: joinedPieces([line3 ?? '', ...rest], reading.directory.lengths.street, ' '),
    city: reading.text(party, 5),
    subdivision: reading.text(party, 6, 3) ?? reading.text(party, 6, 0),
    postCode: reading.text(party, 7),
    countryCode: reading.code(party, 8),
  });
}

function readIdentifiers(reading: MessageReading, party: Group) {
  const further = reading
    .all(party.members, 'RFF', FURTHER_IDENTIFIER)
    .map((item) => identifierOf(reading, item, 0, 1));
  return some([readIdentifier(reading, party.head), ...further].filter((identifier) => identifier !== undefined));
}

/** C082: the scheme is told by its code, or by the agency. */
function readIdentifier(reading: MessageReading, party: Segment) {
  const value = reading.text(party, 1, 0);
  if (value === undefined) return undefined;
  const scheme = reading.text(party, 1, 1) ?? schemeOfAgency(component(party, 1, 2), value);
  return present({ value, scheme });
}

function readReference(reading: MessageReading, party: Group, qualifiers: readonly string[]) {
  return identifierOf(reading, reading.first(party.members, 'RFF', ...qualifiers), 0, 1);
}

/** RFF: the value, and its scheme where a version of it would stand (1056). */
export function identifierOf(reading: MessageReading, segment: Segment | undefined, element: number, index: number) {
  const value = reading.text(segment, element, index);
  return value === undefined ? undefined : present({ value, scheme: reading.text(segment, element, index + 2) });
}

/** BG-6, BG-9 */
function readContact(reading: MessageReading, party: Group) {
  const person = reading.first(party.members, 'CTA');
  reading.take(person);
  const channel = (...kinds: string[]) => {
    const found = party.members.find(({ tag, elements: [first] }) => tag === 'COM' && kinds.includes(first?.[1] ?? ''));
    return reading.text(found, 0, 0);
  };
  return present({
    name: joinedPieces([...reading.pieces(person, 1, 1)], 256, ' '),
    telephone: channel('TE', 'AL'),
    email: channel('EM'),
  });
}
