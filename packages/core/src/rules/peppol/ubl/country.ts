import type { XmlElement } from '../../../xml/index.ts';
import { fact, normalized } from '../../engine/index.ts';
import { has } from '../reading.ts';

/**
 * Where the parties are, as the national rules ask it. Some ask the VAT identifier first, then the tax representative's, then the address;
 * some the address alone.
 */
export interface Whereabouts {
  /** By VAT identifier, else the tax representative's, else address; `XX` where none says. */
  readonly supplier: string;
  readonly customer: string;
  /** The same, but whatever the tax representative's says. */
  readonly supplierItself: string;
  /** By address alone, in capitals. */
  readonly supplierAddress: string;
  readonly customerAddress: string;
  /** By address alone, letter by letter as written. */
  readonly supplierWritten: string;
  readonly customerWritten: string;
}

export const whereabouts = fact(({ root }): Whereabouts => {
  const supplier = root.all('cac:AccountingSupplierParty', 'cac:Party');
  const customer = root.all('cac:AccountingCustomerParty', 'cac:Party');
  const representative = root.all('cac:TaxRepresentativeParty');
  const supplierWritten = addressCountry(root, 'cac:AccountingSupplierParty');
  const customerWritten = addressCountry(root, 'cac:AccountingCustomerParty');
  const supplierAddress = normalized(supplierWritten).toUpperCase();
  const customerAddress = normalized(customerWritten).toUpperCase();
  return {
    supplier: vatCountry(supplier) ?? vatCountry(representative) ?? (supplierAddress || 'XX'),
    supplierItself: vatCountry(supplier) ?? supplierAddress,
    customer: vatCountry(customer) ?? (customerAddress || 'XX'),
    supplierAddress,
    customerAddress,
    supplierWritten,
    customerWritten,
  };
});

/** Of several addresses no country is known: their codes are read as one. */
const addressCountry = (root: XmlElement, party: string): string =>
  root
    .all(party, 'cac:Party', 'cac:PostalAddress', 'cac:Country', 'cbc:IdentificationCode')
    .map(({ value }) => value)
    .join('|');

/** Of a party with several VAT identifiers no country is known: their prefixes are read as one. `undefined` of none, and of an empty one. */
function vatCountry(parties: readonly XmlElement[]): string | undefined {
  const schemes = parties
    .flatMap((party) => party.all('cac:PartyTaxScheme'))
    .filter((scheme) => has(scheme, 'VAT', 'cac:TaxScheme', 'cbc:ID'));
  const prefixes = schemes.flatMap((scheme) => scheme.named('cbc:CompanyID')).map(({ value }) => value.slice(0, 2));
  const written = prefixes.join('|');
  return written === '' ? undefined : normalized(written).toUpperCase();
}
