import type { XmlElement } from '../../xml/index.ts';
import { SETTLED } from '../en16931/cii/paths.ts';

/** Whether an element is of a kind. */
export type Variant = (element: XmlElement) => boolean;

const registered =
  (scheme: string): Variant =>
  (registration) =>
    registration.named('ram:ID').some(({ attributes }) => attributes['schemeID'] === scheme);

const indicated =
  (indicator: string): Variant =>
  (reduction) =>
    reduction.all('ram:ChargeIndicator', 'udt:Indicator').some(({ value }) => value === indicator);

const typed =
  (code: string): Variant =>
  (document) =>
    document.named('ram:TypeCode').some(({ value }) => value === code);

/** In the currency of the settlement that its summation is of. */
const inCurrency =
  (currency: string): Variant =>
  (amount) => {
    const { currencyID } = amount.attributes;
    const settlement = amount.parent?.parent;
    if (currencyID === undefined || settlement === undefined) return false;
    return settlement.named(currency).some(({ value }) => value === currencyID);
  };

const inCurrencyOfDocument =
  (currency: string): Variant =>
  (amount) => {
    const { currencyID } = amount.attributes;
    let root = amount;
    while (root.parent !== undefined) root = root.parent;
    return currencyID !== undefined && root.all(...SETTLED, currency).some(({ value }) => value === currencyID);
  };

const VARIANTS: Readonly<Record<string, Variant>> = {
  VA: registered('VA'),
  FC: registered('FC'),
  false: indicated('false'),
  true: indicated('true'),
  130: typed('130'),
  50: typed('50'),
  916: typed('916'),
  invoice_currency: inCurrency('ram:InvoiceCurrencyCode'),
  tax_currency: inCurrency('ram:TaxCurrencyCode'),
  document_invoice_currency: inCurrencyOfDocument('ram:InvoiceCurrencyCode'),
  document_tax_currency: inCurrencyOfDocument('ram:TaxCurrencyCode'),
  5153: ({ attributes }) => attributes['listID'] === '5153',
  '-listID': ({ attributes }) => attributes['listID'] === undefined,
};

/** The kind that a table means: a tax registration by its scheme, an allowance or a charge, a document by its type, an amount by its currency. */
export function variant(name: string): Variant {
  const known = VARIANTS[name];
  if (known === undefined) throw new Error(`no kind is called ${name}`);
  return known;
}
