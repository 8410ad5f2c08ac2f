import { printable } from '@quittance/core/model';
import type { ShopifyOrder } from './shopify-order.ts';

/**
 * What Shopify has no field for, buyers and merchants write into cart attributes ("Additional details" of the order) or into metafields of
 * the company's location, the company or the customer. These are the names Quittance knows, in the languages of checkouts; case, blanks and
 * punctuation do not matter. docs/shopify.md lists them.
 */
const NAMES = {
  vatNumber: [
    'vat number',
    'vat id',
    'vat',
    'vat registration number',
    'tax id',
    'tax registration id',
    'tva',
    'numero tva',
    'numero de tva',
    'n tva',
    'no tva',
    'tva intracommunautaire',
    'numero de tva intracommunautaire',
    'tva intracom',
    'ust id',
    'ust idnr',
    'ust id nr',
    'umsatzsteuer id',
    'umsatzsteuer identifikationsnummer',
    'partita iva',
    'p iva',
    'btw nummer',
    'btw',
    'nif iva',
  ],
  /** No VAT numbers: consumers have them too. */
  taxNumber: ['nif', 'nip', 'dni', 'cif', 'tax number', 'tax identification number', 'steuernummer'],
  siren: ['siren', 'numero siren', 'n siren'],
  siret: ['siret', 'numero siret', 'n siret'],
  electronicAddress: [
    'electronic address',
    'e invoice address',
    'e invoicing address',
    'einvoicing address',
    'routing address',
    'peppol id',
    'peppol',
    'peppol address',
    'adresse electronique',
    'adresse de facturation electronique',
    'adresse de facturation',
    'elektronische adresse',
  ],
  leitwegId: ['leitweg id', 'leitweg'],
  buyerReference: [
    'buyer reference',
    'your reference',
    'reference client',
    'code service',
    'kundenreferenz',
    'ihre referenz',
  ],
  purchaseOrder: [
    'purchase order',
    'purchase order number',
    'po number',
    'po',
    'bon de commande',
    'numero de commande',
    'numero d engagement',
    'bestellnummer',
    'ihre bestellnummer',
  ],
  company: [
    'company',
    'company name',
    'societe',
    'raison sociale',
    'firma',
    'firmenname',
    'azienda',
    'ragione sociale',
  ],
  buyerKind: ['buyer kind', 'quittance buyer kind'],
  fiscalCode: ['codice fiscale', 'fiscal code'],
  sdiCode: ['codice destinatario', 'codice sdi', 'sdi', 'sdi code'],
  pec: ['pec', 'indirizzo pec', 'pec email'],
  dueDate: ['due date', 'quittance due date'],
  termDays: ['payment terms days', 'quittance payment terms days'],
  note: ['invoice note', 'quittance invoice note'],
  language: ['invoice language', 'quittance language'],
  /** Of a line. */
  kind: ['quittance kind'],
  vatCategory: ['vat category', 'quittance vat category'],
  vatExemptionCode: ['vat exemption code', 'quittance vat exemption code'],
  vatExemptionReason: ['vat exemption reason', 'quittance vat exemption reason'],
  marginScheme: ['margin scheme', 'quittance margin scheme'],
} as const;

export type AttributeName = keyof typeof NAMES;
export type AttributeReader = (name: AttributeName) => string | undefined;

/** Reads the first source that has a value under any of a name's spellings. */
export function lookUp(attributes: readonly { readonly key: string; readonly value: string }[]): AttributeReader {
  const known = new Map<string, string>();
  for (const { key, value } of attributes) {
    const [name, text] = [spelling(key), printable(value)];
    if (text !== undefined && !known.has(name)) known.set(name, text);
  }
  return (name) => NAMES[name].map((one) => known.get(spelling(one))).find((value) => value !== undefined);
}

/** What was typed for this order comes before what is kept of its buyer. */
export function readerOf(order: ShopifyOrder): AttributeReader {
  return lookUp([...order.attributes, ...order.metafields]);
}

function spelling(key: string): string {
  return key
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
}
