import { normalized, type TreeRule } from '../engine/index.ts';
import { SETTLEMENT } from '../en16931/cii/paths.ts';
import { attributeAt } from '../en16931/cii/read.ts';
import { PRESENCE_RULES } from './presence.ts';
import { VAT_AND_TOTAL_RULES } from './vat-and-totals.ts';

/** What every row of the VAT breakdown says: here each row is asked, whatever its tax. */
const row = (id: string, holds: TreeRule['holds']): TreeRule => ({
  id,
  at: `${SETTLEMENT}/ram:ApplicableTradeTax`,
  holds,
});

const inCents =
  (name: string): TreeRule['holds'] =>
  (tax) => {
    const [, decimals = ''] = (tax.child(name)?.value ?? '').split('.');
    return decimals.length <= 2;
  };

const ACCOUNT = 'ram:PayeePartyCreditorFinancialAccount';

/** Rules of EN 16931 that the artefacts of Factur-X ask in another form, under the same id. */
export const OTHER_FORMS: readonly TreeRule[] = [
  ...PRESENCE_RULES,
  ...VAT_AND_TOTAL_RULES,
  row('BR-45', (tax) => tax.has('ram:BasisAmount')),
  row('BR-46', (tax) => tax.has('ram:CalculatedAmount')),
  row('BR-47', (tax) => tax.has('ram:CategoryCode')),
  row('BR-48', (tax) => tax.has('ram:RateApplicablePercent') || tax.child('ram:CategoryCode')?.value === 'O'),
  row('BR-DEC-19', inCents('ram:BasisAmount')),
  row('BR-DEC-20', inCents('ram:CalculatedAmount')),
  { id: 'BR-17', at: 'ram:PayeeTradeParty', holds: (payee) => payee.has('ram:Name') },
  {
    id: 'BR-65',
    at: 'ram:DesignatedProductClassification',
    holds: (classification) => attributeAt(classification, 'listID', 'ram:ClassCode') !== '',
  },
  {
    id: 'CII-SR-471',
    at: 'ram:SpecifiedTradeAllowanceCharge',
    holds: (item) => item.all('ram:CategoryTradeTax').length <= 1,
  },
  {
    id: 'CII-SR-470',
    at: `${SETTLEMENT}/ram:SpecifiedTradeSettlementPaymentMeans`,
    when: (means) => means.all('ram:TypeCode').some(({ value }) => ['30', '58'].includes(normalized(value))),
    holds: (means) => means.has(ACCOUNT, 'ram:IBANID') !== means.has(ACCOUNT, 'ram:ProprietaryID'),
  },
];

export const OTHER_FORM_IDS: ReadonlySet<string> = new Set(OTHER_FORMS.map(({ id }) => id));
