import { normalized, type TreeRule } from '../engine/index.ts';
import { ANY_LINE, ANY_MEANS, ANY_SETTLEMENT } from '../en16931/cii/paths.ts';
import { isNamedApart } from '../en16931/cii/parties.ts';
import { says } from '../en16931/cii/vat-categories.ts';
import { PRESENCE_RULES } from './presence.ts';
import { VAT_AND_TOTAL_RULES } from './vat-and-totals.ts';

/** What every row of the VAT breakdown says: here each row is asked, whatever its tax. */
const row = (id: string, holds: TreeRule['holds']): TreeRule => ({
  id,
  at: `${ANY_SETTLEMENT}/ram:ApplicableTradeTax`,
  holds,
});

const inCents =
  (name: string): TreeRule['holds'] =>
  (tax) => {
    const amount = tax.child(name)?.value ?? '';
    const point = amount.indexOf('.');
    return point < 0 || amount.length - point <= 3;
  };

const CLASSIFICATION = ['ram:SpecifiedTradeProduct', 'ram:DesignatedProductClassification'] as const;
const ACCOUNT = 'ram:PayeePartyCreditorFinancialAccount';

/** Rules of EN 16931 that the artefacts of Factur-X ask in another form, under the same id. */
export const OTHER_FORMS: readonly TreeRule[] = [
  ...PRESENCE_RULES,
  ...VAT_AND_TOTAL_RULES,
  row('BR-45', (tax) => tax.has('ram:BasisAmount')),
  row('BR-46', (tax) => tax.has('ram:CalculatedAmount')),
  row('BR-47', (tax) => tax.has('ram:CategoryCode')),
  row('BR-48', (tax) => tax.has('ram:RateApplicablePercent') || says(tax, 'O')),
  row('BR-DEC-19', inCents('ram:BasisAmount')),
  row('BR-DEC-20', inCents('ram:CalculatedAmount')),
  { id: 'BR-17', at: 'ram:PayeeTradeParty', holds: (payee) => isNamedApart(payee, payee.parent) },
  {
    id: 'BR-65',
    at: ANY_LINE,
    holds: (line) =>
      !line.has(...CLASSIFICATION) ||
      line.all(...CLASSIFICATION, 'ram:ClassCode').some(({ attributes }) => (attributes['listID'] ?? '') !== ''),
  },
  {
    id: 'CII-SR-471',
    at: 'ram:SpecifiedTradeAllowanceCharge',
    holds: (item) => item.all('ram:CategoryTradeTax').length <= 1,
  },
  {
    id: 'CII-SR-472',
    at: 'ram:SpecifiedTradeAllowanceCharge',
    holds: (item) => item.all('ram:RateApplicablePercent').length <= 1,
  },
  {
    id: 'CII-SR-470',
    at: ANY_MEANS,
    when: (means) => {
      const types = means.all('ram:TypeCode');
      return types.length === 1 && types.some(({ value }) => ['30', '58'].includes(normalized(value)));
    },
    holds: (means) => means.has(ACCOUNT, 'ram:IBANID') !== means.has(ACCOUNT, 'ram:ProprietaryID'),
  },
];

export const OTHER_FORM_IDS: ReadonlySet<string> = new Set(OTHER_FORMS.map(({ id }) => id));
