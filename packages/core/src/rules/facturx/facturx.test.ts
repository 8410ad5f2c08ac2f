import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseXml } from '../../xml/index.ts';
import { Judge, judge, type RuleSet } from '../engine/index.ts';
import { facturxBasic } from './basic.ts';
import { facturxBasicWl } from './basic-wl.ts';
import { facturxEn16931 } from './en16931.ts';
import { facturxExtended } from './extended.ts';
import { facturxMinimum } from './minimum.ts';
import { NEVER } from './never.ts';
import { rowsOf, ruleOf } from './table.ts';

const PUBLISHED = fileURLToPath(new URL('../../../../../../shared/corpus/en16931-rules.csv', import.meta.url));
const here = existsSync(PUBLISHED);
const PROFILES = [facturxMinimum, facturxBasicWl, facturxBasic, facturxEn16931, facturxExtended];

const publishedIds = (layer: string): string[] =>
  readFileSync(PUBLISHED, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(`${layer},`))
    .map((line) => line.split(',')[1] ?? '');

describe.skipIf(!here)(`every published rule of a profile is here${here ? '' : ' [skipped: no corpus]'}`, () => {
  it.each(PROFILES.map((set) => [set.layer, set] as const))('%s', (layer, { rules }) => {
    const known = new Set(rules.map(({ id }) => id));
    expect(publishedIds(layer).filter((id) => !known.has(id) && !(id in NEVER))).toEqual([]);
  });
});

it.each(PROFILES.map((set) => [set.layer, set] as const))('every rule of %s says something', (_, { rules, texts }) => {
  expect(rules.filter(({ id }) => texts[id] === undefined).map(({ id }) => id)).toEqual([]);
});

const NAMESPACES = [
  'rsm:CrossIndustryInvoice',
  'ram:ReusableAggregateBusinessInformationEntity',
  'udt:UnqualifiedDataType',
  'qdt:QualifiedDataType',
]
  .map((name) => name.split(':'))
  .map(([prefix, name]) => `xmlns:${prefix}="urn:un:unece:uncefact:data:standard:${name}:100"`)
  .join(' ');

/** The ids that a table fires on the settlement of a document. */
function fired(table: string, settlement: string): string[] {
  const set: RuleSet = { layer: 'fx-basic', syntax: 'cii', version: '', rules: rowsOf(table).map(ruleOf), texts: {} };
  const xml = `<rsm:CrossIndustryInvoice ${NAMESPACES}><rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeSettlement>${settlement}</ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>`;
  const parsed = parseXml(new TextEncoder().encode(xml));
  if (!parsed.ok) throw new Error('not well-formed');
  return judge(parsed.value, [new Judge(set)]).map(({ rule }) => rule);
}

const settlement = (...lines: readonly string[]): string =>
  ['SupplyChainTradeTransaction', '  ApplicableHeaderTradeSettlement', ...lines.map((line) => `    ${line}`)].join(
    '\n',
  );
const inSettlement = (demand: string): string =>
  `SupplyChainTradeTransaction\n  ApplicableHeaderTradeSettlement ${demand}`;

const PAYEE = '<ram:PayeeTradeParty/>';
const vat = (inner: string): string => `<ram:SpecifiedTaxRegistration>${inner}</ram:SpecifiedTaxRegistration>`;
const VAT = vat('<ram:ID schemeID="VA">FR1</ram:ID>');
const OTHER = vat('<ram:ID schemeID="ZZ">1</ram:ID>');
const code = (value: string, attributes = ''): string =>
  `<ram:InvoiceCurrencyCode${attributes}>${value}</ram:InvoiceCurrencyCode>`;

describe('a row of a table', () => {
  it.each([
    ['exactly one', inSettlement('PayeeTradeParty=1#1'), '', PAYEE],
    ['exactly one, of two', inSettlement('PayeeTradeParty=1#1'), PAYEE + PAYEE, PAYEE],
    ['at most one', inSettlement('PayeeTradeParty<1#1'), PAYEE + PAYEE, ''],
    ['at least one', inSettlement('PayeeTradeParty>1#1'), '', PAYEE + PAYEE],
    ['at most one of a kind', inSettlement('SpecifiedTaxRegistration[VA]<1#1'), VAT + VAT, VAT + OTHER],
    ['an attribute', settlement('InvoiceCurrencyCode @listID#1'), code('EUR'), code('EUR', ' listID="x"')],
    ['a value', settlement('InvoiceCurrencyCode ~currency#1'), code(' EUR'), code('EUR')],
    ['a value, or an empty one', settlement('InvoiceCurrencyCode ~currency#1'), code('QQQ'), code('')],
    [
      'the value of an attribute',
      settlement('InvoiceCurrencyCode @listID~VAT#1'),
      code('EUR', ' listID="x"'),
      code('EUR'),
    ],
    [
      'the first kind that fits',
      settlement('SpecifiedTaxRegistration[FC] ID=1#1', 'SpecifiedTaxRegistration[VA]'),
      vat('<ram:ID schemeID="FC"/><ram:ID/>'),
      VAT,
    ],
  ])('demands %s', (_, table, bad, good) => {
    expect(fired(table, bad)).toEqual(['FX-SCH-A-000001']);
    expect(fired(table, good)).toEqual([]);
  });

  it.each([
    ['an element', settlement('PayeeTradeParty -'), PAYEE, '?true()'],
    ['a child', inSettlement('-PayeeTradeParty'), PAYEE, '?true()'],
    ['an attribute', settlement('InvoiceCurrencyCode -@listID'), code('EUR', ' listID=""'), '?@listID'],
    ['the attribute of a child', inSettlement('-InvoiceCurrencyCode@listID'), code('EUR', ' listID=""'), '?@listID'],
    ['other kinds', settlement('SpecifiedTaxRegistration[VA]', 'SpecifiedTaxRegistration -'), OTHER, '?true()'],
  ])('tells of %s that the profile does not know', (_, table, bad, id) => {
    expect(fired(table, bad)).toEqual([id]);
    expect(fired(table, VAT + code('EUR'))).toEqual([]);
  });
});
