import type { XmlElement } from '../../../xml/index.ts';
import { elementFact, type TreeRule } from '../../engine/index.ts';
import { hasCents } from './decimals.ts';
import { ANY_SETTLEMENT } from './paths.ts';
import { isVat, only } from './read.ts';

const DOCUMENT_LEVEL = `${ANY_SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge/ram:ChargeIndicator`;
const LINE_LEVEL = 'ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeAllowanceCharge/ram:ChargeIndicator';

type Test = (item: XmlElement) => boolean;

const says = (indicator: XmlElement, word: string): boolean =>
  indicator.named('udt:Indicator').some(({ value }) => value === word);

const saysAllowance = elementFact((indicator) => says(indicator, 'false'));
const saysOnlyCharge = elementFact((indicator) => says(indicator, 'true') && !says(indicator, 'false'));

/** The rules are about the indicator, which says in so many letters what its parent is. */
const about = (at: string, when: TreeRule['holds'], tests: Readonly<Record<string, Test>>): TreeRule[] =>
  Object.entries(tests).map(([id, test]) => ({
    id,
    at,
    when,
    holds: ({ parent }) => parent === undefined || test(parent),
  }));

const hasAmount: Test = (item) => item.has('ram:ActualAmount');
const hasReason: Test = (item) => item.has('ram:Reason') || item.has('ram:ReasonCode');
const hasCategory: Test = (item) =>
  item.all('ram:CategoryTradeTax').some((tax) => isVat(tax) && tax.has('ram:CategoryCode'));
const amountHasCents: Test = (item) => hasCents(item.child('ram:ActualAmount'));
const baseHasCents: Test = (item) => hasCents(only(item, 'ram:BasisAmount'));

/** BR-31 to -44, BR-CO-21 to -24, BR-DEC-01 to -06 and -24 to -28: allowances and charges. */
export const ALLOWANCE_RULES: readonly TreeRule[] = [
  ...about(DOCUMENT_LEVEL, saysAllowance, {
    'BR-31': hasAmount,
    'BR-32': hasCategory,
    'BR-33': hasReason,
    'BR-CO-21': hasReason,
    'BR-DEC-01': amountHasCents,
    'BR-DEC-02': baseHasCents,
  }),
  ...about(DOCUMENT_LEVEL, saysOnlyCharge, {
    'BR-36': hasAmount,
    'BR-37': hasCategory,
    'BR-38': hasReason,
    'BR-CO-22': hasReason,
    'BR-DEC-05': amountHasCents,
    'BR-DEC-06': baseHasCents,
  }),
  ...about(LINE_LEVEL, saysAllowance, {
    'BR-41': hasAmount,
    'BR-42': hasReason,
    'BR-CO-23': hasReason,
    'BR-DEC-24': amountHasCents,
    'BR-DEC-25': baseHasCents,
  }),
  ...about(LINE_LEVEL, saysOnlyCharge, {
    'BR-43': hasAmount,
    'BR-44': hasReason,
    'BR-CO-24': hasReason,
    'BR-DEC-27': amountHasCents,
    'BR-DEC-28': baseHasCents,
  }),
  {
    id: 'CII-SR-463',
    at: 'ram:SpecifiedTradeAllowanceCharge',
    holds: (item) => item.has('ram:ChargeIndicator'),
  },
];
