import type { XmlElement } from '../../xml/index.ts';

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

const inCurrency =
  (currency: string): Variant =>
  (amount) => {
    const { currencyID } = amount.attributes;
    return currencyID !== undefined && currenciesOf(amount, currency).some(({ value }) => value === currencyID);
  };

function currenciesOf(amount: XmlElement, currency: string): readonly XmlElement[] {
  let root = amount;
  while (root.parent !== undefined) root = root.parent;
  return root.all('rsm:SupplyChainTradeTransaction', 'ram:ApplicableHeaderTradeSettlement', currency);
}

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
  5153: ({ attributes }) => attributes['listID'] === '5153',
  '-listID': ({ attributes }) => attributes['listID'] === undefined,
};

/** The kind that a table means: a tax registration by its scheme, an allowance or a charge, a document by its type, an amount by its currency. */
export function variant(name: string): Variant {
  const known = VARIANTS[name];
  if (known === undefined) throw new Error(`no kind is called ${name}`);
  return known;
}
