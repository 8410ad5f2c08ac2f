import { type LargeCase, MB, numbered, type Pieces, times } from './case.ts';
import { around, joined, textOf } from './invoices.ts';

/** XML, EDIFACT and JSON made to stop a reader. */

const UBL_PLACE = '<cac:AccountingSupplierParty>';
const MANY_LINES = 10_000;

const PROLOG = /^<\?xml[^>]*\?>/;
const declared = (encoding: string): string =>
  textOf('ubl', MANY_LINES).replace(PROLOG, `<?xml version="1.0" encoding="${encoding}"?>`);
const western = (): string => declared('ISO-8859-1').replace(/[^\u0000-\u00ff]/g, '-');
const utf32 = (text: string): Buffer =>
  Buffer.from(Uint32Array.from(text, (character) => character.codePointAt(0) ?? 0).buffer);

const laughs = (levels: number): string =>
  `<!DOCTYPE l [<!ENTITY l0 "lol">${Array.from({ length: levels }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join('')}]>`;

const afterProlog = (markup: string): Pieces => [textOf('ubl').replace(PROLOG, (prolog) => `${prolog}${markup}`)];

const note = (inner: Pieces): Pieces =>
  around(textOf('ubl'), UBL_PLACE, joined(['<cbc:Note>'], inner, ['</cbc:Note>']));

const refused = (name: string, code: RegExp, pieces: () => Pieces): LargeCase => ({ name, expect: code, pieces });
const read = (name: string, pieces: () => Pieces): LargeCase => ({ name, expect: 'read', pieces });

/** The rules judge it all the same. */
const LONG_TEXT = /INVALID_TERM/;

const XML: readonly LargeCase[] = [
  refused('billion laughs', /XML_DOCTYPE/, () => afterProlog(laughs(9))),
  refused('an external entity', /XML_DOCTYPE/, () =>
    afterProlog('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
  ),
  refused('an external document type', /XML_DOCTYPE/, () =>
    afterProlog('<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd">'),
  ),
  refused('an entity of 50 MB', /XML_DOCTYPE|UNKNOWN/, () =>
    joined(['<!DOCTYPE a [<!ENTITY x "'], times(50 * MB, 'x'), ['">]><a>&x;</a>']),
  ),
  refused('1,000,000 nested elements', /XML_TOO_DEEP|UNKNOWN/, () => times(1_000_000, '<a>')),
  refused('1,000,000 nested elements in an invoice', /XML_TOO_DEEP/, () =>
    around(textOf('ubl'), UBL_PLACE, joined(times(1_000_000, '<a>'), times(1_000_000, '</a>'))),
  ),
  refused('10 MB of attributes of one element', /XML_TOO_LARGE|UNKNOWN/, () =>
    joined(
      ['<a '],
      numbered(700_000, (index) => `a${index}="" `),
      ['/>'],
    ),
  ),
  read('10 MB in one attribute', () =>
    around(textOf('ubl'), UBL_PLACE, joined(['<cbc:Note languageID="'], times(10 * MB, 'a'), ['">a</cbc:Note>'])),
  ),
  read('10 MB of attributes of many elements', () =>
    around(textOf('ubl'), UBL_PLACE, times(200_000, '<cbc:Note languageID="fr" languageLocaleID="fr">a</cbc:Note>')),
  ),
  refused('50 MB of text', LONG_TEXT, () => note(times(50 * MB, 'a'))),
  refused('50 MB of text in CDATA that must be escaped', LONG_TEXT, () =>
    note(joined(['<![CDATA['], times(50 * MB, '&'), [']]>'])),
  ),
  refused('50 MB of references', LONG_TEXT, () => note(times(10 * MB, '&amp;'))),
  read('50 MB of comments', () => note(times(7 * MB, '<!---->'))),
  read('50 MB of blanks between elements', () => around(textOf('ubl'), UBL_PLACE, times(50 * MB, ' '))),
  refused('50 MB of euro signs', LONG_TEXT, () => note(times(17 * MB, '€'))),
  refused('1 MB of blanks in an amount', /INVALID_TERM/, () =>
    around(textOf('ubl'), '</cbc:PayableAmount>', joined(times(MB, ' '), ['x'])),
  ),
  refused('1 MB of digits in an amount', /INVALID_TERM/, () =>
    around(textOf('ubl'), '</cbc:PayableAmount>', times(MB, '1')),
  ),
  refused('1 MB of blanks in a date', /INVALID_TERM/, () =>
    around(textOf('ubl'), '</cbc:IssueDate>', joined(times(MB, ' '), ['x'])),
  ),
  refused('100,000 namespaces', /XML_TOO_LARGE/, () =>
    around(
      textOf('ubl'),
      UBL_PLACE,
      numbered(100_000, (index) => `<cbc:Note xmlns:p${index}="urn:x:${index}">a</cbc:Note>`),
    ),
  ),
  refused('900 namespaces of one element, 10,000 times', /XML_|read/, () =>
    around(
      textOf('ubl'),
      UBL_PLACE,
      times(10_000, `<cbc:Note ${Array.from({ length: 900 }, (_, index) => `xmlns:p${index}="u"`).join(' ')}/>`),
    ),
  ),
  refused('50,000 different elements', /XML_TOO_LARGE/, () =>
    around(
      textOf('ubl'),
      UBL_PLACE,
      numbered(50_000, (index) => `<cbc:Different${index}/>`),
    ),
  ),
  refused('9,000 different elements in two places', /INVALID|read/, () =>
    around(
      textOf('ubl'),
      UBL_PLACE,
      joined(
        numbered(4_500, (index) => `<cbc:Different${index}/>`),
        numbered(4_500, (index) => `<cac:Different${index}/>`),
      ),
    ),
  ),
  refused('5,000,000 empty elements', /XML_TOO_LARGE/, () =>
    around(textOf('ubl'), UBL_PLACE, times(5_000_000, '<cac:X/>')),
  ),
  read('as many elements as may be', () =>
    around(textOf('ubl'), UBL_PLACE, times(1_000_000, '<cbc:Notes></cbc:Notes>')),
  ),
  refused('more nested elements than may be', /XML_TOO_LARGE/, () =>
    around(textOf('ubl'), UBL_PLACE, times(100_000, `${'<cbc:A>'.repeat(30)}${'</cbc:A>'.repeat(30)}`)),
  ),
  refused('truncated in 10,000 lines', /XML_MALFORMED/, () => [textOf('ubl', MANY_LINES).slice(0, -200_000)]),
  refused('50 MB of zeros', /XML_|UNKNOWN|NOT_AN/, () => times(50 * MB, '\0')),
  refused('an empty file', /XML_MALFORMED|UNKNOWN/, () => []),
  refused('wrong namespaces in 10,000 lines', /UNKNOWN|NOT_AN/, () => [
    textOf('ubl', MANY_LINES).replaceAll('Invoice-2"', 'Invoice-3"'),
  ]),
  refused('330 MB', /XML_TOO_LARGE/, () => note(times(330 * MB, 'a'))),
];

const ENCODINGS: readonly LargeCase[] = [
  read('UTF-8 with a mark, 10,000 lines', () => [`\uFEFF${textOf('ubl', MANY_LINES)}`]),
  read('UTF-16 LE with a mark, 10,000 lines', () => [Buffer.from(`\uFEFF${declared('UTF-16')}`, 'utf16le')]),
  read('UTF-16 BE with a mark, 10,000 lines', () => [Buffer.from(`\uFEFF${declared('UTF-16')}`, 'utf16le').swap16()]),
  read('UTF-16 LE without a mark, 10,000 lines', () => [Buffer.from(declared('UTF-16LE'), 'utf16le')]),
  read('UTF-16 BE without a mark, 10,000 lines', () => [Buffer.from(declared('UTF-16BE'), 'utf16le').swap16()]),
  read('ISO-8859-1, 10,000 lines', () => [Buffer.from(western(), 'latin1')]),
  refused('ISO-8859-1, 50 MB of text', LONG_TEXT, () =>
    joined(
      [Buffer.from(western().replace(/<cac:AccountingSupplierParty>[^]*/, ''), 'latin1')],
      ['<cbc:Note>'],
      times(50 * MB, 'a'),
      ['</cbc:Note>'],
      [Buffer.from(western().replace(/^[^]*?(?=<cac:AccountingSupplierParty>)/, ''), 'latin1')],
    ),
  ),
  refused('UTF-32 LE, 10,000 lines', /XML_|UNKNOWN/, () => [utf32(textOf('ubl', MANY_LINES))]),
  refused('UTF-32 BE, 10,000 lines', /XML_|UNKNOWN/, () => [utf32(textOf('ubl', MANY_LINES)).swap32()]),
  refused('Latin-1 that says it is UTF-8, 10,000 lines', /XML_ENCODING|UNKNOWN/, () => [
    Buffer.from(textOf('ubl', MANY_LINES), 'latin1'),
  ]),
  refused('UTF-8 that says it is UTF-16, 10,000 lines', /XML_ENCODING|UNKNOWN/, () => [declared('UTF-16')]),
];

const HEAD = "UNA:+.? 'UNB+UNOC:3+A+B+261121:1200+1'UNH+1+INVOIC:D:96A:UN:EAN008'BGM+380+1+9'";
const OTHERS: readonly LargeCase[] = [
  refused('20,000,000 segments without a tag, EDIFACT', /EDIFACT_/, () => joined([HEAD], times(20_000_000, "'"))),
  refused('20,000,000 empty elements, EDIFACT', /EDIFACT_/, () => joined([HEAD], times(20_000_000, '+'))),
  refused('20,000,000 empty components, EDIFACT', /EDIFACT_/, () => joined([HEAD], times(20_000_000, ':'))),
  refused('2,000,000 unread segments, EDIFACT', /EDIFACT_|INVALID/, () =>
    joined([HEAD], times(2_000_000, "FTX+ZZZ+++A'"), ["UNT+1+1'UNZ+1+1'"]),
  ),
  refused('2,000,000 messages, EDIFACT', /EDIFACT_|INVALID/, () =>
    joined([HEAD, "UNT+3+1'"], times(2_000_000, "UNH+1+INVOIC:D'UNT+2+1'"), ["UNZ+1+1'"]),
  ),
  refused('50 MB in one component, EDIFACT', /EDIFACT_|INVALID/, () =>
    joined([HEAD, 'FTX+AAI+++'], times(50 * MB, 'a'), ["'UNT+1+1'UNZ+1+1'"]),
  ),
  refused('50 MB of released characters, EDIFACT', /EDIFACT_|INVALID/, () =>
    joined([HEAD, 'FTX+AAI+++'], times(25 * MB, '?+'), ["'UNT+1+1'UNZ+1+1'"]),
  ),
  refused('10,000,000 nested lists, JSON', /JSON_|INVALID/, () => times(10_000_000, '[')),
  refused('10,000,000 nested lists that end, JSON', /JSON_|INVALID/, () =>
    joined(['{"lines":'], times(10_000_000, '['), times(10_000_000, ']'), ['}']),
  ),
  refused('10,000,000 empty objects, JSON', /JSON_|INVALID/, () =>
    joined(['{"notes":[{}'], times(10_000_000, ',{}'), [']}']),
  ),
  refused('1,000,000 unknown keys, JSON', /JSON_|INVALID/, () =>
    joined(
      ['{"a":1'],
      numbered(1_000_000, (index) => `,"key number ${index}":1`),
      ['}'],
    ),
  ),
  refused('50 MB in one key, JSON', /JSON_|INVALID/, () => joined(['{"'], times(50 * MB, 'k'), ['":1}'])),
];

export const TEXTS: readonly LargeCase[] = [...XML, ...ENCODINGS, ...OTHERS];
