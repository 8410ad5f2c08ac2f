import type { XmlElement } from '../../../xml/index.ts';
import { fact } from '../../engine/index.ts';
import { everywhere } from './document.ts';
import { isVat } from './reading.ts';

/** Which tax and registration numbers the parties show; an empty one counts. */
export interface Registrations {
  readonly seller: boolean;
  readonly sellerVat: boolean;
  readonly representativeVat: boolean;
  readonly buyerVat: boolean;
  readonly buyerLegal: boolean;
  /** One registration names two taxes, at which some rules of the artefact stop. */
  readonly sellerNamesTwo: boolean;
  readonly buyerNamesTwo: boolean;
}

const numbered = (parties: readonly XmlElement[], ...path: readonly string[]): readonly XmlElement[] =>
  parties.flatMap((party) => party.all(...path, 'cac:PartyTaxScheme')).filter((scheme) => scheme.has('cbc:CompanyID'));

const namesTwo = (scheme: XmlElement): boolean => scheme.count('cac:TaxScheme') > 1;

export const areRegistered = fact<Registrations>((judged) => {
  const groups = everywhere(judged);
  const seller = numbered(groups['cac:AccountingSupplierParty'], 'cac:Party');
  const buyer = numbered(groups['cac:AccountingCustomerParty'], 'cac:Party');
  return {
    seller: seller.length > 0,
    sellerVat: seller.some(isVat),
    representativeVat: numbered(groups['cac:TaxRepresentativeParty']).some(isVat),
    buyerVat: buyer.some(isVat),
    sellerNamesTwo: seller.some(namesTwo),
    buyerNamesTwo: buyer.some(namesTwo),
    buyerLegal: groups['cac:AccountingCustomerParty'].some((buyer) =>
      buyer.has('cac:Party', 'cac:PartyLegalEntity', 'cbc:CompanyID'),
    ),
  };
});
