import type { XmlElement } from '../../../xml/index.ts';
import { fact, type Judged } from '../../engine/index.ts';
import type { VatCategory } from '../vat-families/categories.ts';
import { AGREED } from './paths.ts';

const NUMBER = ['ram:SpecifiedTaxRegistration', 'ram:ID'] as const;

const areRegistered = (parties: readonly XmlElement[], scheme: string): boolean =>
  parties.some((party) => party.all(...NUMBER).some(({ attributes }) => attributes['schemeID'] === scheme));

/** Which tax identifiers these parties show. */
const shown = (sellers: readonly XmlElement[], representatives: readonly XmlElement[]) => ({
  sellerVat: areRegistered(sellers, 'VA') || areRegistered(representatives, 'VA'),
  sellerTax: areRegistered(sellers, 'FC'),
});

const inPlace = fact(({ root }) =>
  shown(root.all(...AGREED, 'ram:SellerTradeParty'), root.all(...AGREED, 'ram:SellerTaxRepresentativeTradeParty')),
);

/** Wherever the document names a party. */
const anywhere = fact(({ root }) => {
  const buyers = root.everywhere('ram:BuyerTradeParty');
  return {
    ...shown(root.everywhere('ram:SellerTradeParty'), root.everywhere('ram:SellerTaxRepresentativeTradeParty')),
    buyerVat: areRegistered(buyers, 'VA'),
    buyerLegal: buyers.some((buyer) => buyer.has('ram:SpecifiedLegalOrganization', 'ram:ID')),
  };
});

/** -02 to -04: the identifiers of the parties. Some categories take them of any party of that name. */
export function partiesFit({ parties }: VatCategory, judged: Judged): boolean {
  if (parties === 'no VAT numbers') return !inPlace(judged).sellerVat && !anywhere(judged).buyerVat;
  if (parties === 'seller') return inPlace(judged).sellerVat || inPlace(judged).sellerTax;
  const { sellerVat, sellerTax, buyerVat, buyerLegal } = anywhere(judged);
  if (parties === 'seller VAT') return sellerVat;
  if (parties === 'both VAT') return sellerVat && buyerVat;
  return (sellerVat || sellerTax) && (buyerVat || buyerLegal);
}
