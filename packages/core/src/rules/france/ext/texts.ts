import type { RuleText } from '../../engine/index.ts';
import type { Advice, Severity } from '../../finding.ts';
import { VAT_CATEGORIES } from '../../en16931/vat-families/categories.ts';

const text = (message: string, advice: Advice, terms: readonly string[], severity: Severity = 'fatal'): RuleText => ({
  severity,
  terms,
  message,
  advice,
});

const RECALCULATE: Advice = {
  en: 'Let the shop or the ERP work out the totals anew: they may differ from their parts by a cent each at most.',
  fr: 'Faites recalculer les totaux par la boutique ou l’ERP : l’écart avec leurs parties est d’un centime chacune au plus.',
  de: 'Summen im Shop oder ERP neu berechnen: Sie dürfen je Bestandteil höchstens einen Cent abweichen.',
};
const FILL_IN: Advice = {
  en: 'Fill in this field of the line in the shop or the ERP.',
  fr: 'Renseignez ce champ de la ligne dans la boutique ou l’ERP.',
  de: 'Dieses Feld der Position im Shop oder ERP ausfüllen.',
};
const CHOOSE: Advice = {
  en: 'Choose a code of the list in the shop or the ERP.',
  fr: 'Choisissez un code de la liste dans la boutique ou l’ERP.',
  de: 'Im Shop oder ERP einen Code der Liste wählen.',
};
const LEAVE_OUT: Advice = {
  en: 'Do not send this field with invoices.',
  fr: 'N’envoyez pas ce champ avec les factures.',
  de: 'Dieses Feld nicht mit Rechnungen senden.',
};

/** What the rules say that are the extended profiles' own, whatever the layer calls them. */
function vatTexts(): [string, RuleText][] {
  return VAT_CATEGORIES.flatMap(({ code, family, name }) => {
    const terms = ['BG-23', 'BT-116', 'BT-118'];
    const taxable = `The taxable amount of VAT category ${code} (${name}) is not the sum of what has that category`;
    return ['BR-FREXT', 'BR-FXEXT'].flatMap((prefix): [string, RuleText][] => [
      [
        `${prefix}-${family}-01`,
        text(
          `VAT category ${code} (${name}) must stand in the VAT breakdown where it is used, and only there.`,
          RECALCULATE,
          terms,
        ),
      ],
      ...['08', '08b'].map((end): [string, RuleText] => [
        `${prefix}-${family}-${end}`,
        text(`${taxable}.`, RECALCULATE, terms),
      ]),
      [`${prefix}-${family}-08ini`, text(`${taxable}.`, RECALCULATE, terms, 'warning')],
      [`${prefix}-${family}-08rev`, text(`${taxable} and the same exemption reason.`, RECALCULATE, terms, 'warning')],
    ]);
  });
}

const TABLE: readonly (readonly [ids: string, terms: string, message: string, advice: Advice, severity?: Severity])[] =
  [
    [
      'S-09 S-09b',
      'BT-117 BT-116 BT-119',
      'The VAT of the standard rate is not the taxable amount times the rate.',
      RECALCULATE,
    ],
    [
      'S08b',
      'BT-116 BT-118',
      'The taxable amount of the standard rate is not the sum of what has that rate.',
      RECALCULATE,
    ],
    ['CO-10', 'BT-106 BT-131', 'The sum of the line amounts is not what the lines come to.', RECALCULATE],
    ['CO-11', 'BT-107 BT-92', 'The sum of the allowances is not what they come to.', RECALCULATE],
    ['CO-12', 'BT-108 BT-99', 'The sum of the charges is not what they come to.', RECALCULATE],
    [
      'CO-13',
      'BT-109 BT-131 BT-92 BT-99',
      'The total without VAT is not lines less allowances plus charges.',
      RECALCULATE,
    ],
    ['CO-15', 'BT-112 BT-109 BT-110', 'The total with VAT is not the total without it plus VAT.', RECALCULATE],
    ['CO-16', 'BT-115 BT-112 BT-113', 'The amount due is not the total less what is paid.', RECALCULATE],
    ['22 BR-22', 'BT-129', 'A line that counts has no quantity.', FILL_IN],
    ['23 BR-23', 'BT-130', 'The quantity of a line that counts has no unit.', FILL_IN],
    ['24 BR-24', 'BT-131', 'A line that counts has no amount.', FILL_IN],
    ['26 BR-26', 'BT-146', 'A line that counts has no net price.', FILL_IN],
    ['CO-04', 'BT-151', 'A line that counts has no VAT category.', FILL_IN],
    ['BR-38', 'BT-104 BT-105', 'A charge has neither a reason nor a code for it.', FILL_IN],
    ['BR-44', 'BT-144 BT-145', 'A charge of a line has neither a reason nor a code for it.', FILL_IN],
    ['54-1 BR-54-1', 'BT-160', 'An item attribute has neither a name nor a code.', FILL_IN],
    ['54-2 BR-54-2', 'BT-161', 'An item attribute has either a value or a measured one.', FILL_IN],
    ['01', 'BT-21 BT-22', 'A note with a subject says nothing.', FILL_IN],
    ['02', 'BT-127', 'A note of a line with a subject says nothing.', FILL_IN],
    ['03', '', 'Of this party only a VAT number can be sent.', LEAVE_OUT],
    ['04', 'BT-160', 'The code of an item attribute is not one of UNTDED 6313.', CHOOSE, 'warning'],
    ['05', 'EXT-FR-FE-163', 'The kind of a line is DETAIL, GROUP or INFORMATION.', CHOOSE],
    ['06', 'EXT-FR-FE-162 EXT-FR-FE-163', 'A line with a parent says its kind.', FILL_IN],
    ['08', 'BT-131', 'The amount of a GROUP line is not what the lines below it come to.', RECALCULATE],
    ['11', 'EXT-FR-FE-162', 'The parent of a line is another line of the invoice.', FILL_IN],
    ['12', 'BT-131', 'Below a GROUP line with an amount, each GROUP line has one.', FILL_IN],
    ['CL-10', 'BT-29 BT-46', 'The scheme of an identifier is not an ISO 6523 code, BY or SE.', CHOOSE],
    ['CL-19-GP', 'BT-147', 'The reason of a price discount is not a code of UNTDID 5189.', CHOOSE],
    ['CL-20', 'BT-105 BT-145', 'The reason of a charge is not a code of UNTDID 7161.', CHOOSE],
    ['CL-20-LISTID', 'BT-105 BT-145', 'The reason of a charge is a code of list 7161 or 5153.', CHOOSE],
    ['CL-20-TAX', 'BT-105 BT-145', 'The reason of a charge that is a tax is not a code of UNTDID 5153.', CHOOSE],
    ['CL-24', 'BT-125', 'The type of an attachment is not one that invoices may carry.', CHOOSE],
    ['CL-27', '', 'The delivery terms are not one of the Incoterms.', CHOOSE],
  ];

const OTHERS: Readonly<Record<string, RuleText>> = {
  'BR-CO-25': text('An amount is due, and neither its date nor terms of payment are given.', FILL_IN, [
    'BT-9',
    'BT-20',
    'BT-115',
  ]),
  'BR-CO-27': text('The account has neither an IBAN nor another identifier.', FILL_IN, ['BT-84']),
  'CII-EXT-DT-018': text('This reference has no type.', LEAVE_OUT, []),
  'CII-FREXT-DT-024': text('This reference has no kind of object.', LEAVE_OUT, []),
  'CII-FREXTDT-027': text('This reference has no date.', LEAVE_OUT, []),
  'CII-FREXT-SR-439': text('A line has one net price only.', LEAVE_OUT, ['BT-146']),
  'CII-FREXT-SR-106': text('Of delivery terms only the Incoterm and its place can be sent.', LEAVE_OUT, [], 'warning'),
  'CII-FREXT-SR-293': text('Of delivery terms only the Incoterm and its place can be sent.', LEAVE_OUT, [], 'warning'),
  'CII-FREXT-SR-366': text('This part of an exchange rate cannot be sent.', LEAVE_OUT, [], 'warning'),
  'CII-FREXT-CR-490': text('This part of an exchange rate cannot be sent.', LEAVE_OUT, [], 'warning'),
  'UBL-FREXT-CR-410': text('Of delivery terms only the Incoterm and its place can be sent.', LEAVE_OUT, [], 'warning'),
  'UBL-FREXT-CR-645': text('Of delivery terms only the Incoterm and its place can be sent.', LEAVE_OUT, [], 'warning'),
  'UBL-FREXT-SR-48': text('A line that counts has exactly one VAT category, another at most one.', FILL_IN, ['BT-151']),
  'BR-FREXT-04': text('The code of an item attribute is not one of UNTDED 6313.', CHOOSE, ['BT-160']),
  'BR-FXEXT-CII-DT-097a': text('A date and time of format 205 has the digits of both.', FILL_IN, []),
};

export const EXT_TEXTS: Readonly<Record<string, RuleText>> = {
  ...Object.fromEntries(vatTexts()),
  ...Object.fromEntries(
    TABLE.flatMap(([ids, terms, message, advice, severity]) =>
      ids
        .split(' ')
        .flatMap((id) =>
          ['BR-FREXT', 'BR-FXEXT'].map(
            (prefix) =>
              [`${prefix}-${id}`, text(message, advice, terms === '' ? [] : terms.split(' '), severity)] as const,
          ),
        ),
    ),
  ),
  ...OTHERS,
};
