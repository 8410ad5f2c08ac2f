import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseXml } from '../../../xml/index.ts';
import { Judge, Judged } from '../../engine/index.ts';
import { EN16931_CII } from './index.ts';

const example = readFileSync(new URL('examples/rich.xml', import.meta.url), 'utf8');
const judge = new Judge(EN16931_CII);

type Edit = readonly [found: string, replacement: string];

/** What the example breaks once edited; each edit must find its text. */
function broken(...edits: readonly Edit[]): readonly string[] {
  let xml = example;
  for (const [found, replacement] of edits) {
    expect(xml).toContain(found);
    xml = xml.replace(found, replacement);
  }
  const parsed = parseXml(new TextEncoder().encode(xml));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return judge
    .findings(new Judged(parsed.value))
    .map(({ rule }) => rule)
    .toSorted();
}

const ALLOWANCE = '<ram:ActualAmount>3.00</ram:ActualAmount>';
const TOTAL = '<ram:AllowanceTotalAmount>3.00<';
const VAT = '<ram:TaxTotalAmount currencyID="EUR">20.40</ram:TaxTotalAmount>';
const OTHER_VAT = '<ram:TaxTotalAmount currencyID="SEK">200.00</ram:TaxTotalAmount>';
const FALSE = '<udt:Indicator>false</udt:Indicator></ram:ChargeIndicator><ram:CalculationPercent>3<';
const CURRENCY = '<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>';
const MEANS = '<ram:TypeCode>30</ram:TypeCode>';
const DISCOUNT = '<ram:ActualAmount>10.00</ram:ActualAmount>';
const LINE_CATEGORY =
  '<ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>20</ram:RateApplicablePercent></ram:ApplicableTradeTax>';
const TOTALS = 'SpecifiedTradeSettlementHeaderMonetarySummation';
const inPayee = (xml: string): Edit => ['<ram:PayeeTradeParty>', `<ram:PayeeTradeParty>${xml}`];

// What the published rules say of these documents was asked of them.
describe('how the CII artefact reads values', () => {
  it.each<readonly [string, readonly Edit[], readonly string[]]>([
    ['the example is lawful', [], []],
    [
      'a sum is rounded before it is compared',
      [[ALLOWANCE, '<ram:ActualAmount>3.001</ram:ActualAmount>']],
      ['BR-DEC-01'],
    ],
    ['a sum is off by a cent', [[ALLOWANCE, '<ram:ActualAmount>3.01</ram:ActualAmount>']], ['BR-CO-11', 'BR-S-08']],
    [
      'of two amounts the first counts',
      [[ALLOWANCE, `${ALLOWANCE}<ram:ActualAmount>1.00</ram:ActualAmount>`]],
      ['CII-SR-473'],
    ],
    ['blanks count as decimals', [[TOTAL, '<ram:AllowanceTotalAmount> 3.00\n<']], ['BR-DEC-10']],
    ['no number', [[TOTAL, '<ram:AllowanceTotalAmount>x<']], ['QUITTANCE-VALUE']],
    ['a boolean may be written 0', [[FALSE, FALSE.replace('false', '0')]], []],
    ['a negative zero is not zero', [['<ram:ChargeAmount>5.00<', '<ram:ChargeAmount>-0.00<']], ['BR-27']],
    ['unless it has no point', [['<ram:ChargeAmount>5.00<', '<ram:ChargeAmount>-0<']], []],
    ['VAT in two currencies hides a third decimal', [[VAT, VAT.replace('20.40', '20.401')]], ['BR-CO-14']],
    [
      'and in one it does not',
      [
        [VAT, VAT.replace('20.40', '20.401')],
        [OTHER_VAT, ''],
        ['<ram:TaxCurrencyCode>SEK</ram:TaxCurrencyCode>', ''],
      ],
      ['BR-CO-14', 'BR-DEC-13'],
    ],
    ['a day that no month has', [['format="102">20250201<', 'format="102">20250230<']], []],
    ['a month that no year has', [['format="102">20250201<', 'format="102">20251301<']], ['CII-DT-097']],
    ['another format of the issue date', [['format="102">20250101<', 'format="203">20250101<']], ['BR-03']],
    ['a country is judged once it is trimmed', [['<ram:CountryID>DE<', '<ram:CountryID> DE <']], []],
    ['a payee that is the seller', [['<ram:Name>Payee<', '<ram:Name>Seller<']], ['BR-17']],
    [
      'of two categories of a line each counts',
      [[LINE_CATEGORY, `<ram:CategoryCode>Z</ram:CategoryCode>${LINE_CATEGORY}`]],
      ['BR-Z-01'],
    ],
    [
      'of two amounts of a line the first counts',
      [[DISCOUNT, `${DISCOUNT}<ram:ActualAmount>1.00</ram:ActualAmount>`]],
      ['CII-SR-473'],
    ],
    [
      'a seller is one wherever it stands',
      [inPayee('<ram:SellerTradeParty><ram:Name>Inner</ram:Name></ram:SellerTradeParty>')],
      ['BR-CO-26'],
    ],
    [
      'totals are totals wherever they stand',
      [inPayee(`<ram:${TOTALS}><ram:LineTotalAmount>1.00</ram:LineTotalAmount></ram:${TOTALS}>`)],
      ['BR-13', 'BR-14', 'BR-15', 'BR-53', 'BR-CO-10', 'BR-CO-11', 'BR-CO-12', 'BR-CO-13', 'BR-CO-16'],
    ],
  ])('%s', (_, edits, expected) => {
    expect(broken(...edits)).toEqual(expected);
  });

  it.each<readonly [string, readonly Edit[]]>([
    [
      'the only VAT amount is no decimal, though the totals agree without it',
      [
        [VAT, VAT.replace('20.40', '0.0e0')],
        ['<ram:GrandTotalAmount>122.40<', '<ram:GrandTotalAmount>102.00<'],
      ],
    ],
    ['a payment is of two types', [[MEANS, `${MEANS}<ram:TypeCode>58</ram:TypeCode>`]]],
    ['an invoice is in two currencies', [[CURRENCY, CURRENCY.replace('EUR', 'SEK') + CURRENCY]]],
  ])('nothing can be asked where %s', (_, edits) => {
    expect(broken(...edits)).toContain('QUITTANCE-VALUE');
  });
});
