import type { Identifier, Invoice } from '../../model/index.ts';
import { filled, type Rule, rule } from '../rule.ts';
import { correct, fillIn, type NamedTerm, named } from '../terms.ts';
import { FRENCH_ADDRESS, SELF_BILLED, SIREN, SIRET, VAT_GROUP_MEMBER } from './codes.ts';

const NINE_DIGITS = /^\d{9}$/;
const ADDRESS = /^[A-Za-z0-9\-_.]+$/;

type Side = 'seller' | 'buyer';
const SIDES = [
  { side: 'seller', identifier: 'BT-29', registration: 'BT-30', address: 'BT-34' },
  { side: 'buyer', identifier: 'BT-46', registration: 'BT-47', address: 'BT-49' },
] as const satisfies readonly { side: Side; identifier: NamedTerm; registration: NamedTerm; address: NamedTerm }[];

const isBetweenFrenchBusinesses = (invoice: Invoice): boolean =>
  invoice.notes?.some(({ subjectCode, text }) => subjectCode === 'BAR' && text === 'B2B') ?? false;
const sirenOf = ({ legalRegistrationIdentifier: id }: Invoice[Side]): string | undefined =>
  id?.scheme === SIREN ? id.value : undefined;
const identifiersOf = (invoice: Invoice, side: Side): readonly Identifier[] => invoice[side].identifiers ?? [];
const siretFits = ({ value, scheme }: Identifier, siren: string | undefined): boolean =>
  scheme !== SIRET || (/^\d{14}$/.test(value) && (siren === undefined || value.startsWith(siren)));
const schemesDiffer = (identifiers: readonly Identifier[]): boolean =>
  new Set(identifiers.map(({ scheme }) => scheme)).size === identifiers.length;

/** The address must begin with the SIREN of whoever receives the invoice: the buyer, or the seller when the buyer bills himself. */
const receiverAddressFits = (invoice: Invoice, side: Side): boolean => {
  const address = invoice[side].electronicAddress;
  const receives = SELF_BILLED.has(invoice.typeCode) === (side === 'seller');
  return (
    !isBetweenFrenchBusinesses(invoice) ||
    !receives ||
    (address?.scheme === FRENCH_ADDRESS && address.value.startsWith(sirenOf(invoice[side]) ?? ''))
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
    example: { breaks: (draft) => setAddress(draft, side, `${sirenOf(draft[side]) ?? ''} A`) },
  }),
  rule({
    id: 'BR-FR-25',
    scope: 'invoice',
    at: `${side}.electronicAddress.value`,
    terms: [address],
    message: `The ${named(address)} is longer than 125 characters.`,
    advice: correct(address),
    holds: (invoice) => (invoice[side].electronicAddress?.value.length ?? 0) <= 125,
    example: { breaks: (draft) => setAddress(draft, side, `${sirenOf(draft[side]) ?? ''}_${'A'.repeat(120)}`) },
  }),
  rule({
    id: 'BR-FR-09',
    scope: 'invoice',
    at: `${side}.identifiers`,
    terms: [identifier, registration],
    message: `A SIRET of the ${side} is not 14 digits that begin with its SIREN.`,
    advice: correct(identifier),
    holds: (invoice) => identifiersOf(invoice, side).every((id) => siretFits(id, sirenOf(invoice[side]))),
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
      [...identifiersOf(invoice, side), invoice[side].legalRegistrationIdentifier].every(
        (id) => id?.scheme !== SIREN || NINE_DIGITS.test(id.value),
      ),
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
    holds: (invoice) =>
      identifiersOf(invoice, side).every(({ scheme }) => filled(scheme)) && schemesDiffer(identifiersOf(invoice, side)),
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
    holds: (invoice) => NINE_DIGITS.test(sirenOf(invoice.seller) ?? ''),
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
    holds: (invoice) => !isBetweenFrenchBusinesses(invoice) || NINE_DIGITS.test(sirenOf(invoice.buyer) ?? ''),
    example: {
      breaks: (draft) => {
        asB2b(draft);
        delete draft.buyer.legalRegistrationIdentifier;
      },
    },
  }),
  rule({
    id: 'BR-FR-CO-14',
    scope: 'invoice',
    at: 'notes',
    terms: ['BT-29', 'BT-21', 'BT-22'],
    message: 'A member of a VAT group (BT-29 scheme 0231) needs the note TXD MEMBRE_ASSUJETTI_UNIQUE.',
    advice: fillIn('BT-22'),
    holds: (invoice) =>
      !isGroupMember(invoice) ||
      (invoice.notes?.some(({ subjectCode, text }) => subjectCode === 'TXD' && text === 'MEMBRE_ASSUJETTI_UNIQUE') ??
        false),
    example: {
      breaks: (draft) => void (draft.seller.identifiers = [{ value: '123456782', scheme: VAT_GROUP_MEMBER }]),
    },
  }),
  rule({
    id: 'BR-FR-CO-15',
    scope: 'invoice',
    at: 'sellerTaxRepresentative',
    terms: ['BT-29', 'BG-11', 'BT-63'],
    message: 'A member of a VAT group (BT-29 scheme 0231) names the group and its VAT number (BG-11, BT-63).',
    advice: fillIn('BG-11', 'BT-63'),
    holds: (invoice) => !isGroupMember(invoice) || filled(invoice.sellerTaxRepresentative?.vatIdentifier),
    example: {
      breaks: (draft) => void (draft.seller.identifiers = [{ value: '123456782', scheme: VAT_GROUP_MEMBER }]),
    },
  }),
];

function isGroupMember(invoice: Invoice): boolean {
  return identifiersOf(invoice, 'seller').some(({ scheme }) => scheme === VAT_GROUP_MEMBER);
}
