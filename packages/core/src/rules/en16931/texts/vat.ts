import type { BusinessRuleText } from './text.ts';
import { correct, fillIn, fillInOneOf, type NamedTerm, named, recalculate, remove } from '../../terms.ts';
import { VAT_CATEGORIES, type VatCategory } from '../vat-families/categories.ts';

const PARTY_TERMS: Readonly<Record<VatCategory['parties'], readonly NamedTerm[]>> = {
  seller: ['BT-31', 'BT-32', 'BT-63'],
  'seller VAT': ['BT-31', 'BT-63'],
  both: ['BT-31', 'BT-32', 'BT-63', 'BT-48', 'BT-47'],
  'both VAT': ['BT-31', 'BT-63', 'BT-48'],
  'no VAT numbers': ['BT-31', 'BT-63', 'BT-48'],
};

interface Place {
  readonly name: string;
  readonly category: NamedTerm;
  readonly rate: NamedTerm;
}

const LINE: Place = { name: 'line', category: 'BT-151', rate: 'BT-152' };
const ALLOWANCE: Place = { name: 'allowance', category: 'BT-95', rate: 'BT-96' };
const CHARGE: Place = { name: 'charge', category: 'BT-102', rate: 'BT-103' };

/** -02 to -04: the identifiers that the parties need, or must not show. */
function parties({ parties: needed, name }: VatCategory, place: Place): BusinessRuleText {
  const terms = PARTY_TERMS[needed];
  const forbidden = needed === 'no VAT numbers';
  return {
    terms: [place.category, ...terms],
    message: `A ${name} ${place.name} ${forbidden ? 'excludes' : 'needs'} the parties' identifiers (${terms.join(', ')}).`,
    advice: forbidden ? remove(...terms) : fillInOneOf(...terms),
  };
}

/** -05 to -07: the rate. */
const rate = (category: VatCategory, place: Place): BusinessRuleText => ({
  terms: [place.category, place.rate],
  message: `The ${named(place.rate)} does not fit the category ${category.name} (rate must be ${category.rate}).`,
  advice: category.rate === 'none' ? remove(place.rate) : correct(place.rate),
});

function reason({ name, reason: asked }: VatCategory): BusinessRuleText {
  const required = asked === 'required';
  return {
    terms: ['BT-118', 'BT-120', 'BT-121'],
    message: required
      ? `What is ${name} needs a reason (BT-120 or BT-121).`
      : `What is ${name} has no exemption reason (BT-120, BT-121).`,
    advice: required ? fillIn('BT-120') : remove('BT-120'),
  };
}

function familyTexts(category: VatCategory): Record<string, BusinessRuleText> {
  const { name, rows, family } = category;
  const texts: Record<string, BusinessRuleText> = {
    '01': {
      terms: ['BG-23', 'BT-118'],
      message: `The VAT breakdown does not hold ${rows === 'one' ? 'exactly one row' : 'a row'} for the category ${name}, or holds one that nothing uses.`,
      advice: fillIn('BG-23'),
    },
    '02': parties(category, LINE),
    '03': parties(category, ALLOWANCE),
    '04': parties(category, CHARGE),
    '05': rate(category, LINE),
    '06': rate(category, ALLOWANCE),
    '07': rate(category, CHARGE),
    '08': {
      terms: ['BT-116', 'BT-118'],
      message: `The ${named('BT-116')} is not the sum of what is ${name}.`,
      advice: recalculate('BT-116'),
    },
    '09': {
      terms: ['BT-117', 'BT-118'],
      message:
        rows === 'one' ? `What is ${name} carries VAT (BT-117).` : `The ${named('BT-117')} is not BT-116 times BT-119.`,
      advice: recalculate('BT-117'),
    },
    '10': reason(category),
  };
  return Object.fromEntries(Object.entries(texts).map(([number, text]) => [`BR-${family}-${number}`, text]));
}

/** BR-O-11 to -14: a document outside the scope of VAT holds nothing else. */
const onlyNotSubject = (term: string): BusinessRuleText => ({
  terms: ['BT-118', term],
  message: `What is not subject to VAT stands beside another VAT category (${term}).`,
  advice: {
    en: 'Issue what is not subject to VAT on an invoice of its own.',
    fr: 'Facturez séparément ce qui est hors champ de la TVA.',
    de: 'Nicht steuerbare Leistungen auf einer eigenen Rechnung abrechnen.',
  },
});

/** The rules of the VAT categories: ten of each, and those that only one category has. */
export const vatTexts = (): Readonly<Record<string, BusinessRuleText>> => ({
  ...Object.assign({}, ...VAT_CATEGORIES.map(familyTexts)),
  'BR-IC-11': {
    terms: ['BT-118', 'BT-72', 'BG-14'],
    message: 'An intra-community supply needs its delivery date (BT-72) or period (BG-14).',
    advice: fillInOneOf('BT-72', 'BG-14'),
  },
  'BR-IC-12': {
    terms: ['BT-118', 'BT-80'],
    message: 'An intra-community supply needs the country of delivery (BT-80).',
    advice: fillIn('BT-80'),
  },
  'BR-O-11': onlyNotSubject('BG-23'),
  'BR-O-12': onlyNotSubject('BT-151'),
  'BR-O-13': onlyNotSubject('BT-95'),
  'BR-O-14': onlyNotSubject('BT-102'),
  'BR-B-01': {
    terms: ['BT-118', 'BT-40', 'BT-55'],
    message: 'Split payment (category B) is for domestic Italian invoices.',
    advice: correct('BT-118', 'BT-151'),
  },
  'BR-B-02': {
    terms: ['BT-118'],
    message: 'Split payment (category B) excludes standard rated sales.',
    advice: correct('BT-118', 'BT-151'),
  },
});
