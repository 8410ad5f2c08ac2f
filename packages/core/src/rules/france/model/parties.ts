import type { Identifier, Invoice } from '../../../model/index.ts';
import { filled, type Rule, rule } from '../../rule.ts';
import { correct, fillIn, type NamedTerm, named } from '../../terms.ts';
import { FRENCH_ADDRESS, ROUTING_CODE, SELF_BILLED, SIREN, SIRET } from '../codes.ts';
import { isSiren, schemesFit, sirenFits, sirenOf, siretFits } from './identifiers.ts';

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
    terms: [address],
    message: `The ${named(address)} is missing.`,
    advice: fillIn(address),
    holds: (invoice) => filled(invoice[side].electronicAddress?.value),
    example: { breaks: (draft) => void delete draft[side].electronicAddress },
  }),
  rule({
    id: side === 'seller' ? 'BR-FR-22' : 'BR-FR-21',
    scope: 'invoice',
    at: `${side}.electronicAddress`,
    terms: [address, registration],
    message: `The ${named(address)} of the receiver does not begin with its SIREN (scheme 0225).`,
    advice: correct(address),
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
    terms: [address],
    message: `The ${named(address)} holds other characters than letters, digits and - _ .`,
    advice: correct(address),
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
    terms: [address],
    message: `The ${named(address)} is longer than 125 characters.`,
    advice: correct(address),
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
    terms: [identifier],
    message: `A routing code (scheme 0224) of the ${side} holds other characters than letters, digits and - _ .`,
    advice: correct(identifier),
    holds: (invoice) => routingCodesOf(invoice, side).every(({ value }) => ADDRESS.test(value)),
    example: {
      breaks: (draft) => void (draft[side].identifiers = [{ value: 'SERVICE ACHATS', scheme: ROUTING_CODE }]),
    },
  }),
  rule({
    id: 'BR-FR-26',
    scope: 'invoice',
    at: `${side}.identifiers`,
    terms: [identifier],
    message: `A routing code (scheme 0224) of the ${side} is longer than 100 characters.`,
    advice: correct(identifier),
    holds: (invoice) => routingCodesOf(invoice, side).every(({ value }) => value.length <= 100),
    example: { breaks: (draft) => void (draft[side].identifiers = [{ value: 'A'.repeat(101), scheme: ROUTING_CODE }]) },
  }),
  rule({
    id: 'BR-FR-09',
    scope: 'invoice',
    at: `${side}.identifiers`,
    terms: [identifier, registration],
    message: `A SIRET of the ${side} is not 14 digits that begin with its SIREN.`,
    advice: correct(identifier),
    holds: (invoice) =>
      identifiersOf(invoice, side).every((id) => siretFits(id, sirenOf(invoice[side].legalRegistrationIdentifier))),
    example: { breaks: (draft) => void (draft[side].identifiers = [{ value: '11111111100011', scheme: SIRET }]) },
  }),
  rule({
    id: 'BR-FR-32',
    scope: 'invoice',
    at: `${side}.legalRegistrationIdentifier`,
    terms: [registration, identifier],
    message: `An identifier of the ${side} with scheme 0002 is not a SIREN of 9 digits.`,
    advice: correct(registration),
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
    terms: [identifier],
    message: `The ${named(identifier)} has no scheme, or a scheme stands twice.`,
    advice: correct(identifier),
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
    terms: ['BT-30'],
    message: 'The SIREN of the seller (BT-30, scheme 0002, 9 digits) is missing.',
    advice: {
      en: 'Enter the SIREN in the seller identity of the settings.',
      fr: 'Renseignez votre SIREN dans l’identité du vendeur des réglages.',
      de: 'Die SIREN in den Verkäuferangaben der Einstellungen eintragen.',
    },
    holds: (invoice) => isSiren(sirenOf(invoice.seller.legalRegistrationIdentifier)),
    example: { breaks: (draft) => void delete draft.seller.legalRegistrationIdentifier },
  }),
  rule({
    id: 'BR-FR-11',
    scope: 'invoice',
    at: 'buyer.legalRegistrationIdentifier',
    terms: ['BT-47'],
    message: 'The SIREN of the buyer (BT-47, scheme 0002, 9 digits) is missing.',
    advice: {
      en: 'Ask the buyer for the SIREN and add it to the order.',
      fr: 'Demandez son SIREN à l’acheteur et ajoutez-le à la commande.',
      de: 'Die SIREN des Käufers erfragen und in der Bestellung ergänzen.',
    },
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
