import type { XmlElement } from '../../../xml/index.ts';
import { normalized, type TreeRule, Unjudgeable } from '../../engine/index.ts';
import { COUNTRIES } from './lists.ts';
import { isGiven } from './read.ts';

const REPRESENTATIVE = 'ram:SellerTaxRepresentativeTradeParty';
const TAX_NUMBER = ['ram:SpecifiedTaxRegistration', 'ram:ID'] as const;

const vatNumbers = (party: XmlElement): readonly XmlElement[] =>
  party.all(...TAX_NUMBER).filter(({ attributes }) => attributes['schemeID'] === 'VA');

function hasOneVatNumber(party: XmlElement): boolean {
  const numbers = vatNumbers(party);
  if (numbers.length > 1) throw new Unjudgeable('SpecifiedTaxRegistration');
  return normalized(numbers[0]?.value ?? '') !== '';
}

/** A payee is named only where it is another than the seller. */
const SAME_AS_SELLER = [['ram:Name'], ['ram:ID'], ['ram:SpecifiedLegalOrganization', 'ram:ID']] as const;

const sharesOne = (payee: XmlElement, sellers: readonly XmlElement[], path: readonly string[]): boolean =>
  payee
    .all(...path)
    .some(({ value }) => sellers.some((seller) => seller.all(...path).some((own) => own.value === value)));

/** Whether a payee has a name, and is none of the sellers below an element: of that transaction. */
export function isNamedApart(payee: XmlElement, from: XmlElement | undefined, ...path: readonly string[]): boolean {
  const sellers = from?.all(...path, 'ram:SellerTradeParty') ?? [];
  return payee.has('ram:Name') && !SAME_AS_SELLER.some((same) => sharesOne(payee, sellers, same));
}

/** A VAT number begins with the country that gave it; Greece may write EL, Northern Ireland XI. */
const isOfCountry = ({ value }: XmlElement): boolean => COUNTRIES(value.slice(0, 2)) || value.startsWith('EL');

/** BR-17 to -20, -56, BR-CO-09, -26: the parties. */
export const PARTY_RULES: readonly TreeRule[] = [
  {
    id: 'BR-17',
    at: 'ram:PayeeTradeParty',
    holds: (payee) => isNamedApart(payee, payee.parent?.parent, 'ram:ApplicableHeaderTradeAgreement'),
  },
  { id: 'BR-18', at: REPRESENTATIVE, holds: (party) => isGiven(party, 'ram:Name') },
  { id: 'BR-19', at: REPRESENTATIVE, holds: (party) => party.has('ram:PostalTradeAddress') },
  {
    id: 'BR-20',
    at: REPRESENTATIVE,
    holds: (party) => isGiven(party, 'ram:PostalTradeAddress', 'ram:CountryID'),
  },
  {
    id: 'BR-56',
    at: REPRESENTATIVE,
    holds: hasOneVatNumber,
  },
  {
    id: 'BR-CO-09',
    at: 'ram:SpecifiedTaxRegistration/ram:ID',
    when: ({ attributes }) => attributes['schemeID'] === 'VA',
    holds: isOfCountry,
  },
  {
    id: 'BR-CO-26',
    at: 'ram:SellerTradeParty',
    holds: (seller) =>
      seller.has('ram:ID') ||
      seller.has('ram:GlobalID') ||
      seller.has('ram:SpecifiedLegalOrganization', 'ram:ID') ||
      vatNumbers(seller).length > 0,
  },
];
