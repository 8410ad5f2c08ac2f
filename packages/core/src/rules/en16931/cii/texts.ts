import type { RuleText } from '../../engine/index.ts';
import type { Severity } from '../../finding.ts';
import { correct, fillIn, type NamedTerm, remove } from '../../terms.ts';
import { ADVICE_TO_LEAVE_OUT, ADVICE_TO_SEND_ONE } from './wording.ts';

/** Two or more, where one is meant. */
const oneOnly = (severity: Severity, message: string, ...terms: readonly string[]): RuleText => ({
  severity,
  terms,
  message,
  advice: ADVICE_TO_SEND_ONE,
});

const wrong = (severity: Severity, message: string, term: NamedTerm, ...more: readonly string[]): RuleText => ({
  severity,
  terms: [term, ...more],
  message,
  advice: correct(term),
});

const missing = (message: string, term: NamedTerm, ...more: readonly string[]): RuleText => ({
  terms: [term, ...more],
  message,
  advice: fillIn(term),
});

const leftOver = (what: string): RuleText => ({
  terms: ['BG-24'],
  message: `A reference to such a document has no ${what}.`,
  advice: ADVICE_TO_LEAVE_OUT,
});

/** What the rules of the CII binding say that are no rows of a table. */
export const ciiTexts = (): Readonly<Record<string, RuleText>> => ({
  'CII-SR-046': missing('The item standard identifier (BT-157) has no scheme.', 'BT-157'),
  'CII-SR-090': oneOnly('fatal', 'The country of origin (BT-159) is not given exactly once.', 'BT-159'),
  'CII-SR-119': wrong(
    'warning',
    'The gross price is reduced by a discount (BT-147), never raised by a charge.',
    'BT-147',
  ),
  'CII-SR-449': oneOnly(
    'warning',
    'The delivery location has an identifier with a scheme and one without (BT-71).',
    'BT-71',
  ),
  'CII-SR-450': oneOnly('warning', 'The buyer has an identifier with a scheme and one without (BT-46).', 'BT-46'),
  'CII-SR-451': oneOnly('warning', 'The payee has an identifier with a scheme and one without (BT-60).', 'BT-60'),
  'CII-SR-457': oneOnly('warning', 'There are several tender or lot references (BT-17).', 'BT-17'),
  'CII-SR-458': oneOnly('warning', 'There are several invoiced objects (BT-18).', 'BT-18'),
  'CII-SR-461': oneOnly('fatal', 'There are several VAT point dates (BT-7).', 'BT-7'),
  'CII-SR-462': oneOnly('fatal', 'There are different VAT point date codes (BT-8).', 'BT-8'),
  'CII-SR-463': {
    terms: ['BG-20', 'BG-21', 'BG-27', 'BG-28'],
    message: 'It does not say whether it is an allowance or a charge.',
    advice: {
      en: 'Say in the shop or the ERP whether this amount is a discount or a surcharge.',
      fr: 'Indiquez dans la boutique ou l’ERP si ce montant est une remise ou un supplément.',
      de: 'Im Shop oder ERP angeben, ob dieser Betrag ein Nachlass oder ein Zuschlag ist.',
    },
  },
  'CII-SR-465': oneOnly('warning', 'The seller contact (BT-41) is given as a person and as a department.', 'BT-41'),
  'CII-SR-466': oneOnly('warning', 'The buyer contact (BT-56) is given as a person and as a department.', 'BT-56'),
  'CII-SR-467': oneOnly('fatal', 'The means of payment have different type codes (BT-81).', 'BT-81'),
  'CII-SR-468': oneOnly('fatal', 'The means of payment have different names (BT-82).', 'BT-82'),
  'CII-SR-469': oneOnly('fatal', 'There are several payment references (BT-83).', 'BT-83'),
  'CII-SR-470': missing('A credit transfer has no account to be paid to (BT-84).', 'BT-84', 'BG-17'),
  'CII-SR-474': oneOnly('warning', 'The line has several invoiced objects (BT-128).', 'BT-128'),
  'CII-SR-475': oneOnly('warning', 'Several supporting documents are described (BT-123).', 'BT-123'),
  'CII-SR-476': oneOnly('warning', 'Several documents are attached (BT-125).', 'BT-125'),
  'CII-DT-015': leftOver('location'),
  'CII-DT-018': leftOver('type code'),
  'CII-DT-021': leftOver('description'),
  'CII-DT-022': leftOver('attachment'),
  'CII-DT-024': leftOver('scheme'),
  'CII-DT-033': {
    terms: ['BT-130'],
    message: 'A price has a unit, and no invoiced quantity (BT-129) has one.',
    advice: fillIn('BT-130'),
  },
  'CII-DT-037': {
    terms: [],
    message: 'The type of a tax is not VAT.',
    advice: remove('BT-118'),
  },
  'CII-DT-097': {
    terms: [],
    message: 'A date is not written as year, month and day (20260131).',
    advice: {
      en: 'Correct this date in the shop or the ERP: it is no day of the calendar.',
      fr: 'Corrigez cette date dans la boutique ou l’ERP : ce n’est pas un jour du calendrier.',
      de: 'Dieses Datum im Shop oder ERP korrigieren: Es ist kein Tag des Kalenders.',
    },
  },
});
