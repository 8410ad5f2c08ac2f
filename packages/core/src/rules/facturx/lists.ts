import { type CodeList, codeList } from '../en16931/code-lists/lists/code-list.ts';
import { ADDRESS_SCHEMES, ATTACHMENT_TYPES, EXEMPTION_REASONS } from '../en16931/code-lists/lists/eu.ts';
import { COUNTRIES, CURRENCIES, IDENTIFIER_SCHEMES } from '../en16931/code-lists/lists/iso.ts';
import { UNITS } from '../en16931/code-lists/lists/units.ts';
import * as untdid from '../en16931/code-lists/lists/untdid.ts';
import { INCOTERMS, TAX_TYPES } from '../france/ext/lists.ts';
import { LANGUAGES } from './languages.ts';
import { NOTE_SUBJECTS, VAT_POINT_DATES } from '../en16931/cii/lists.ts';

const without =
  (list: CodeList, codes: CodeList): CodeList =>
  (code) =>
    list(code) && !codes(code);
const and =
  (list: CodeList, codes: CodeList): CodeList =>
  (code) =>
    list(code) || codes(code);

const extending = (how: string, profile: string): CodeList =>
  codeList(
    ['urn:factur-x.eu:1p0', 'urn:zugferd.de:2p0']
      .map((by) => `urn:cen.eu:en16931:2017#${how}#${by}:${profile}`)
      .join(' '),
  );

const CATEGORIES = codeList('AE E G K L M O S Z');
const LATE_SCHEMES = codeList('0241 0242 0243 0244 0245 0246 0247 0248');

/** UNTDID 1229: 1 to 119 */
const LINE_STATUSES: CodeList = (code) => /^[1-9]\d{0,2}$/.test(code) && Number(code) <= 119;

/** The codes that Factur-X 1.09.2 takes, by the name that tables give to a list. Blanks around a code count, and an empty one is no wrong one. */
const LISTS: Readonly<Record<string, CodeList>> = {
  130: codeList('130'),
  50: codeList('50'),
  916: codeList('916'),
  VA: codeList('VA'),
  VAT: codeList('VAT'),
  address: without(ADDRESS_SCHEMES, codeList('0219 0220')),
  allowance: untdid.ALLOWANCE_REASONS,
  attached: codeList('50 130 916'),
  category: CATEGORIES,
  'category-b': and(CATEGORIES, codeList('B')),
  charge: untdid.CHARGE_REASONS,
  country: COUNTRIES,
  currency: and(without(CURRENCIES, codeList('STD')), codeList('STN')),
  date: codeList('102'),
  moment: codeList('102 205'),
  document: untdid.DOCUMENT_TYPES,
  exemption: EXEMPTION_REASONS,
  'global-scheme': without(IDENTIFIER_SCHEMES, LATE_SCHEMES),
  'guideline-minimum': codeList('urn:factur-x.eu:1p0:minimum urn:zugferd.de:2p0:minimum'),
  'guideline-basicwl': codeList('urn:factur-x.eu:1p0:basicwl urn:zugferd.de:2p0:basicwl'),
  'guideline-basic': extending('compliant', 'basic'),
  'guideline-en16931': codeList('urn:cen.eu:en16931:2017'),
  'guideline-extended': extending('conformant', 'extended'),
  'item-scheme': untdid.ITEM_CLASSIFICATIONS,
  incoterm: INCOTERMS,
  language: LANGUAGES,
  'line-status': LINE_STATUSES,
  'other-tax': TAX_TYPES,
  preceding: without(untdid.DOCUMENT_TYPES, codeList('471 472 473 500 501 502 503')),
  tax: and(TAX_TYPES, codeList('VAT')),
  'line-kind': codeList('DETAIL GROUP INFORMATION'),
  means: untdid.PAYMENT_MEANS,
  mime: ATTACHMENT_TYPES,
  file: and(ATTACHMENT_TYPES, codeList('application/json application/xml text/xml')),
  'object-scheme': untdid.OBJECT_SCHEMES,
  'reference-scheme': and(untdid.OBJECT_SCHEMES, codeList('CONTRAT MARCHE')),
  'product-scheme': and(IDENTIFIER_SCHEMES, codeList('BY SE')),
  scheme: IDENTIFIER_SCHEMES,
  subject: NOTE_SUBJECTS,
  transport: codeList('0 1 2 3 4 5 6 7 8 9'),
  carriage: codeList('1 2 3 4 5 6 7'),
  unit: UNITS,
  'vat-point': VAT_POINT_DATES,
};

/** Whether a code is of the list that a table means. */
export function allowed(list: string): CodeList {
  const isListed = LISTS[list] ?? (() => true);
  return (code) => code === '' || isListed(code);
}
