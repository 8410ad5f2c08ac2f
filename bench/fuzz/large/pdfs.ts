import { deflateSync, constants } from 'node:zlib';
import { type LargeCase, MB, numbered, type Pieces, times } from './case.ts';
import { joined } from './invoices.ts';

/** PDFs made to stop a reader. None has a table of its objects unless the case is about it: the file is searched for them then. */

const refused = (name: string, code: RegExp, pieces: () => Pieces): LargeCase => ({
  name: `PDF: ${name}`,
  expect: code,
  pieces,
});

const HEAD = '%PDF-1.7\n';
const TRAILER = 'trailer<</Root 1 0 R>>\n';
const CATALOG = '1 0 obj<</Type/Catalog/Names<</EmbeddedFiles 2 0 R>>>>endobj\n';
const FILE = '2 0 obj<</Names[(factur-x.xml) 3 0 R]>>endobj\n3 0 obj<</F(factur-x.xml)/EF<</F 4 0 R>>>>endobj\n';

/** A PDF in which the embedded invoice is this stream. */
const around = (entries: string, content: Pieces): Pieces =>
  joined([HEAD, CATALOG, FILE, `4 0 obj<<${entries}>>stream\n`], content, ['\nendstream\nendobj\n', TRAILER]);

/** What so many megabytes of zeros pack to. */
const bomb = (megabytes: number): Buffer =>
  deflateSync(Buffer.alloc(megabytes * MB), { level: 9, strategy: constants.Z_DEFAULT_STRATEGY });

export const PDFS: readonly LargeCase[] = [
  refused('a stream that unpacks to 1 GB', /PDF_TOO_LARGE/, () => around('/Filter/FlateDecode', [bomb(1_000)])),
  refused('a stream packed twice that unpacks to 1 GB', /PDF_TOO_LARGE|PDF_DAMAGED/, () =>
    around('/Filter[/FlateDecode/FlateDecode]', [deflateSync(bomb(1_000))]),
  ),
  refused('100 streams of 10 MB', /PDF_TOO_LARGE/, () =>
    joined(
      [HEAD, CATALOG, '2 0 obj<</Names['],
      numbered(100, (index) => `(factur-x.xml) <</F(factur-x.xml)/EF<</F ${index + 10} 0 R>>>>`),
      [']>>endobj\n'],
      packed(100),
      [TRAILER],
    ),
  ),
  refused('a stream of 60 MB in hexadecimal digits', /XML_|NOT_AN|UNKNOWN/, () =>
    around('/Filter/ASCIIHexDecode', times(30 * MB, '20')),
  ),
  refused('a string of 50 MB', /NO_EMBEDDED|PDF_/, () =>
    joined([HEAD, '1 0 obj<</Type/Catalog/A('], times(50 * MB, 'a'), [')>>endobj\n', TRAILER]),
  ),
  refused('a hexadecimal string of 50 MB', /NO_EMBEDDED|PDF_/, () =>
    joined([HEAD, '1 0 obj<</Type/Catalog/A<'], times(50 * MB, 'a'), ['>>>endobj\n', TRAILER]),
  ),
  refused('an array of 20,000,000 numbers', /NO_EMBEDDED|PDF_/, () =>
    joined([HEAD, '1 0 obj<</Type/Catalog/A['], times(20_000_000, '1 '), [']>>endobj\n', TRAILER]),
  ),
  refused('1,000,000 nested strings that begin', /PDF_/, () => joined([HEAD, CATALOG], times(1_000_000, 'trailer('))),
  refused('1,000,000 nested trailers', /PDF_/, () => joined([HEAD, CATALOG], times(1_000_000, 'trailer<</A'))),
  refused('1,000,000 tables without an object', /PDF_/, () => joined([HEAD], times(1_000_000, '/Type/XRef '))),
  refused('2,000,000 objects', /NO_EMBEDDED|PDF_/, () =>
    joined(
      [HEAD, '1 0 obj<</Type/Catalog>>endobj\n'],
      numbered(2_000_000, (index) => `${index + 2} 0 obj 1 endobj\n`),
      [TRAILER],
    ),
  ),
  refused('300,000 kids of a name tree', /NO_EMBEDDED|PDF_/, () =>
    joined([HEAD, '1 0 obj<</Type/Catalog/Names<</EmbeddedFiles<</Kids['], times(300_000, '1 0 R '), [
      ']>>>>>>endobj\n',
      TRAILER,
    ]),
  ),
  refused('300,000 names of one file', /XML_|NOT_AN|UNKNOWN|PDF_/, () =>
    joined(
      [HEAD, '1 0 obj<</Type/Catalog/Names<</EmbeddedFiles<</Names['],
      numbered(300_000, (index) => `(${index}.xml)<</F(${index}.xml)/EF<</F 4 0 R>>>>`),
      [']>>>>>>endobj\n4 0 obj<<>>stream\n<a/>\nendstream\nendobj\n', TRAILER],
    ),
  ),
  refused('100,000 lengths that lead to each other', /PDF_|NO_EMBEDDED|XML_|UNKNOWN/, () =>
    joined(
      [HEAD, CATALOG, FILE],
      numbered(100_000, (index) => `${index + 4} 0 obj<</Length ${index + 5} 0 R>>stream\nx\nendstream\nendobj\n`),
      [TRAILER],
    ),
  ),
  refused('100,000 references that lead to each other', /PDF_|NO_EMBEDDED/, () =>
    joined(
      [HEAD, CATALOG],
      numbered(100_000, (index) => `${index + 2} 0 obj ${index + 3} 0 R endobj\n`),
      [TRAILER],
    ),
  ),
  refused('an object stream with 100,000 times the same', /PDF_|NO_EMBEDDED|XML_/, sameAgain),
  refused('50 MB of zeros', /PDF_/, () => joined([HEAD], times(50 * MB, '\0'))),
  refused('50 MB of digits', /PDF_/, () => joined([HEAD], times(50 * MB, '1'))),
  refused('10,000 tables one before another', /PDF_/, () => chain()),
];

function* packed(count: number): Generator<string | Uint8Array> {
  const content = bomb(10);
  for (let index = 0; index < count; index += 1) {
    yield `${index + 10} 0 obj<</Filter/FlateDecode/Length ${content.length}>>stream\n`;
    yield content;
    yield '\nendstream\nendobj\n';
  }
}

/** Every object of the stream begins at the same place, and is 1 MB long; the name tree asks for each of them. */
function* sameAgain(): Generator<string> {
  const count = 100_000;
  const head = '0 0 '.repeat(count);
  const rows = Buffer.alloc((count + 10) * 7);
  let text = `${HEAD}1 0 obj<</Type/Catalog/Names<</EmbeddedFiles<</Kids[${Array.from({ length: count }, (_, index) => `${index + 10} 0 R`).join(' ')}]>>>>>>endobj\n`;
  const container = text.length;
  text += `2 0 obj<</Type/ObjStm/N ${count}/First ${head.length}>>stream\n${head}[${'1 '.repeat(MB / 2)}]\nendstream\nendobj\n`;
  const table = text.length;
  const row = (number: number, kind: number, one: number, two: number): void => {
    rows[number * 7] = kind;
    rows.writeUInt32BE(one, number * 7 + 1);
    rows.writeUInt16BE(two % 65_536, number * 7 + 5);
  };
  row(1, 1, HEAD.length, 0);
  row(2, 1, container, 0);
  for (let index = 0; index < count; index += 1) row(index + 10, 2, 2, index);
  yield `${text}3 0 obj<</Type/XRef/Root 1 0 R/Size ${count + 10}/W[1 4 2]/Filter/ASCIIHexDecode>>stream\n${rows.toString('hex')}>\nendstream\nendobj\nstartxref\n${table}\n%%EOF`;
}

/** Each table leads to the one before it, and the last to nothing. */
function* chain(): Generator<string> {
  let at = HEAD.length;
  let before = 0;
  yield HEAD;
  for (let index = 0; index < 10_000; index += 1) {
    const section = `xref\n0 1\n0000000000 65535 f \ntrailer<</Prev ${before}>>\n`;
    yield section;
    before = at;
    at += section.length;
  }
  yield `startxref\n${before}\n%%EOF`;
}
