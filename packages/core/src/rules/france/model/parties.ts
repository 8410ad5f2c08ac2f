import type { Identifier, Invoice } from '../../../model/index.ts';
import { filled, type Rule, rule } from '../../rule.ts';
import type { NamedTerm } from '../../terms.ts';
import { FRENCH_ADDRESS, ROUTING_CODE, SELF_BILLED, SIREN, SIRET } from '../codes.ts';
import { isSiren, schemesFit, sirenFits, sirenOf, siretFits } from './identifiers.ts';
import {
  addressCharacters,
  addressMissing,
  addressOfReceiver,
  addressTooLong,
  BUYER_SIREN_MISSING,
  routingCharacters,
  routingTooLong,
  schemeMissing,
  SELLER_SIREN_MISSING,
  sirenWrong,
  siretWrong,
} from '../texts.ts';

/** What an electronic address and a routing code may hold. */
const ADDRESS = /^[A-Za-z0-9\-_.]+$/;

type Side = 'seller' | 'buyer';
const SIDES = [
  { side: 'seller', identifier: 'BT-29', registration: 'BT-30', address: 'BT-34' },
  { side: 'buyer', identifier: 'BT-46', registration: 'BT-47', address: 'BT-49' },
] as const satisfies readonly { side: Side; identifier: NamedTerm; registration: NamedTerm; address: NamedTerm }[];

const isBetweenFrenchBusinesses = (invoice: Invoice): boolean =>
  invoice.notes?.some(({ subjectCode, text }) => subjectCode === 'BAR' && text === 'B2B') ?? false;
const identifiersOf = (invoice: Invoice, side: Side): readonly Identifier[] => invoice[side].identifiers ?? [];
const routingCodesOf = (invoice: Invoice, side: Side): readonly Identifier[] =>
  identifiersOf(invoice, side).filter(({ scheme }) => scheme === ROUTING_CODE);

/** The address must begin with the SIREN of whoever receives the invoice: the buyer, or the seller when the buyer bills himself. */
const receiverAddressFits = (invoice: Invoice, side: Side): boolean => {
  const address = invoice[side].electronicAddress;
  const receives = SELF_BILLED.has(invoice.typeCode) === (side === 'seller');
  return (
    !isBetweenFrenchBusinesses(invoice) ||
    !receives ||
    (address?.scheme === FRENCH_ADDRESS &&
      address.value.startsWith(sirenOf(invoice[side].legalRegistrationIdentifier) ?? ''))
  );
};

const asB2b = (draft: Invoice): void =>
  void (draft.notes = [
    ...(draft.notes ?? []).filter(({ subjectCode }) => subjectCode !== 'BAR'),
    { subjectCode: 'BAR', text: 'B2B' },
  ]);
const setAddress = (draft: Invoice, side: Side, value: string): void =>
  void (draft[side].electronicAddress = { value, scheme: FRENCH_ADDRESS });

const sideRules = ({ side, identifier, registration, address }: (typeof SIDES)[number]): Rule[] => [
  rule({
    id: side === 'seller' ? 'BR-FR-13' : 'BR-FR-12',
    scope: 'invoice',
    at: `${side}.electronicAddress`,
    ...addressMissing(address),
    holds: (invoice) => filled(invoice[side].electronicAddress?.value),
    example: { breaks: (draft) => void delete draft[side].electronicAddress },
  }),
  rule({
    id: side === 'seller' ? 'BR-FR-22' : 'BR-FR-21',
    scope: 'invoice',
    at: `${side}.electronicAddress`,
    ...addressOfReceiver(address, registration),
    holds: (invoice) => receiverAddressFits(invoice, side),
    example: {
      breaks: (draft) => {
        asB2b(draft);
        if (side === 'seller') draft.typeCode = '389';
        setAddress(draft, side, '999999999');
      },
    },
  }),
  rule({
    id: 'BR-FR-23',
    scope: 'invoice',
    at: `${side}.electronicAddress.value`,
    ...addressCharacters(address),
    holds: (invoice) => {
      const given = invoice[side].electronicAddress;
      return given?.scheme !== FRENCH_ADDRESS || ADDRESS.test(given.value);
    },
    example: {
      breaks: (draft) => setAddress(draft, side, `${sirenOf(draft[side].legalRegistrationIdentifier) ?? ''} A`),
    },
  }),
  rule({
    id: 'BR-FR-25',
    scope: 'invoice',
    at: `${side}.electronicAddress.value`,
    ...addressTooLong(address),
    holds: (invoice) => (invoice[side].electronicAddress?.value.length ?? 0) <= 125,
    example: {
      breaks: (draft) =>
        setAddress(draft, side, `${sirenOf(draft[side].legalRegistrationIdentifier) ?? ''}_${'A'.repeat(120)}`),
    },
  }),
  rule({
    id: 'BR-FR-24',
    scope: 'invoice',
    at: `${side}.identifiers`,
    ...routingCharacters(identifier),
    holds: (invoice) => routingCodesOf(invoice, side).every(({ value }) => ADDRESS.test(value)),
    example: {
      breaks: (draft) => void (draft[side].identifiers = [{ value: 'SERVICE ACHATS', scheme: ROUTING_CODE }]),
    },
  }),
  rule({
    id: 'BR-FR-26',
    scope: 'invoice',
    at: `${side}.identifiers`,
    ...routingTooLong(identifier),
    holds: (invoice) => routingCodesOf(invoice, side).every(({ value }) => value.length <= 100),
    example: { breaks: (draft) => void (draft[side].identifiers = [{ value: 'A'.repeat(101), scheme: ROUTING_CODE }]) },
  }),
  rule({
    id: 'BR-FR-09',
    scope: 'invoice',
    at: `${side}.identifiers`,
    ...siretWrong(identifier, registration),
    holds: (invoice) =>
      identifiersOf(invoice, side).every((id) => siretFits(id, sirenOf(invoice[side].legalRegistrationIdentifier))),
    example: { breaks: (draft) => void (draft[side].identifiers = [{ value: '11111111100011', scheme: SIRET }]) },
  }),
  rule({
    id: 'BR-FR-32',
    scope: 'invoice',
    at: `${side}.legalRegistrationIdentifier`,
    ...sirenWrong(registration, identifier),
    holds: (invoice) =>
      sirenFits(invoice[side].legalRegistrationIdentifier) && identifiersOf(invoice, side).every(sirenFits),
    example: {
      breaks: (draft) => void (draft[side].legalRegistrationIdentifier = { value: '12345678', scheme: SIREN }),
    },
  }),
  rule({
    id: 'BR-FR-CO-10',
    scope: 'invoice',
    at: `${side}.identifiers`,
    ...schemeMissing(identifier),
    holds: (invoice) => schemesFit(identifiersOf(invoice, side)),
    example: { breaks: (draft) => void (draft[side].identifiers = [{ value: 'C-1' }]) },
  }),
];

/** Who sells to whom, and where the invoice is sent. */
export const PARTIES: readonly Rule[] = [
  ...SIDES.flatMap(sideRules),
  rule({
    id: 'BR-FR-10',
    scope: 'invoice',
    at: 'seller.legalRegistrationIdentifier',
    ...SELLER_SIREN_MISSING,
    holds: (invoice) => isSiren(sirenOf(invoice.seller.legalRegistrationIdentifier)),
    example: { breaks: (draft) => void delete draft.seller.legalRegistrationIdentifier },
  }),
  rule({
    id: 'BR-FR-11',
    scope: 'invoice',
    at: 'buyer.legalRegistrationIdentifier',
    ...BUYER_SIREN_MISSING,
    holds: (invoice) =>
      !isBetweenFrenchBusinesses(invoice) || isSiren(sirenOf(invoice.buyer.legalRegistrationIdentifier)),
    example: {
      breaks: (draft) => {
        asB2b(draft);
        delete draft.buyer.legalRegistrationIdentifier;
      },
    },
  }),
];
