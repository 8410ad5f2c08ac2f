import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from './run.ts';
import { stdout } from './standard-output.ts';

const golden = (name: string): string => join(import.meta.dirname, '../../test/golden/ubl', name, 'expected.xml');
const INVOICE = golden('b2b-30-days');

let dir = '';
let out = '';
let err = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'quittance-documents-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));
beforeEach(() => {
  [out, err] = ['', ''];
  vi.spyOn(stdout, 'line').mockImplementation((text: string) => void (out += `${text}\n`));
  vi.spyOn(console, 'error').mockImplementation((text: string) => void (err += `${text}\n`));
  return () => vi.restoreAllMocks();
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
}
const lines = () =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('quittance validate', () => {
  it('finds nothing fatal in what Quittance writes, by the profile of the document', async () => {
    expect(await run(['validate', '--json', INVOICE])).toBe(0);
    const [verdict] = lines();
    expect(verdict).toMatchObject({ file: INVOICE, syntax: 'ubl', profile: 'en16931', valid: true });
    expect(verdict?.['rulesVersion']).toMatch(/^structure UBL 2\.1, cen 1\.3\.16, fr-flux2 /);
  });

  it('says which rule, where, how often and what to do', async () => {
    const broken = file(
      'broken.xml',
      readFileSync(INVOICE, 'utf8').replace(/(<cbc:PayableAmount[^>]*>)[^<]*/, '$11.00'),
    );
    expect(await run(['validate', '--json', '--rules', 'cen', broken])).toBe(1);
    const [verdict] = lines();
    expect(verdict).toMatchObject({ valid: false, rulesVersion: 'cen 1.3.16' });
    const [finding] = (verdict?.['findings'] ?? []) as Record<string, unknown>[];
    expect(finding).toMatchObject({ layer: 'cen', rule: 'BR-CO-16', severity: 'fatal', count: 1 });
    expect(finding?.['location']).toMatch(/^\/ubl:Invoice\//);
    expect(Object.keys(finding?.['advice'] as object)).toEqual(['en', 'fr', 'de']);
  });

  it('judges the next file after one larger than can be held', async () => {
    const huge = file('huge.xml', '');
    truncateSync(huge, 3 * 2 ** 30); // It takes no place on the disk.
    expect(await run(['validate', '--json', huge, INVOICE])).toBe(2);
    expect(lines()).toMatchObject([{ problem: { code: 'FILE_UNREADABLE' } }, { file: INVOICE, valid: true }]);
  });

  it('judges a folder to its end, whatever is in it', async () => {
    const folder = join(dir, 'folder');
    mkdirSync(join(folder, 'below'), { recursive: true });
    writeFileSync(join(folder, 'a.xml'), '<broken');
    writeFileSync(join(folder, 'b.xml'), readFileSync(INVOICE));
    writeFileSync(join(folder, 'below', 'c.pdf'), 'no pdf');
    writeFileSync(join(folder, 'notes.txt'), 'not judged');
    expect(await run(['validate', '--json', folder])).toBe(2);
    expect(lines().map(({ file: path, valid }) => [path, valid])).toEqual([
      [join(folder, 'a.xml'), false],
      [join(folder, 'b.xml'), true],
      [join(folder, 'below', 'c.pdf'), false],
    ]);
  });

  it('refuses rules that there are not', async () => {
    expect(await run(['validate', '--rules', 'cen,nonsense', INVOICE])).toBe(2);
    expect(err).toContain('There are no rules called nonsense.');
  });

  it('speaks to people, too', async () => {
    expect(await run(['validate', INVOICE, join(dir, 'absent.xml')])).toBe(2);
    expect(out).toContain('2 files: 1 valid, 0 not, 1 unreadable');
    expect(out).toContain('absent.xml cannot be read.');
  });
});

describe('quittance convert', () => {
  it.each(['ubl', 'cii', 'xrechnung-cii', 'peppol', 'edifact', 'edifact-d96a', 'json'])(
    'writes %s, which reads back',
    async (target) => {
      const output = join(dir, `out.${target}`);
      expect(await run(['convert', INVOICE, '--to', target, '-o', output])).toBe(0);
      out = '';
      expect(await run(['inspect', '--json', output])).toBe(0);
      const again = JSON.parse(out) as { invoice: { number: string } };
      expect(readFileSync(INVOICE, 'utf8')).toContain(`<cbc:ID>${again.invoice.number}</cbc:ID>`);
    },
  );

  it('makes a Factur-X that holds a valid invoice', async () => {
    const output = join(dir, 'out.pdf');
    expect(await run(['convert', INVOICE, '--to', 'facturx', '-o', output])).toBe(0);
    out = '';
    expect(await run(['validate', '--json', output])).toBe(0);
    expect(lines()[0]).toMatchObject({ syntax: 'cii', valid: true });
    expect(JSON.stringify(lines())).not.toContain('PDF-');
  });

  it('writes an order as ORDERS for the merchant of the settings', async () => {
    const examples = join(import.meta.dirname, '../../../../docs/examples');
    const output = join(dir, 'order.edi');
    const order = join(examples, 'order.json');
    const convert = ['convert', order, '--to', 'edifact-orders', '-o', output];
    expect(await run([...convert, '--settings', join(examples, 'settings.json')])).toBe(0);
    const text = readFileSync(output, 'latin1');
    expect(text).toMatch(/UNH\+1\+ORDERS:D:96A:UN:EAN008'/);
    expect(text).toContain("FTX+ACB+++example_lilas_order_order-1001'");
    expect(err).toContain('dropped: buyer.language buyer.language');
    expect(await run(convert)).toBe(2);
    expect(err).toContain('SETTINGS_NEEDED');
  });

  it('tells of a hundred terms that the target cannot carry, and how many more there are', async () => {
    const output = join(dir, 'out.json');
    expect(await run(['convert', INVOICE, '--to', 'json', '-o', output])).toBe(0);
    const invoice = JSON.parse(readFileSync(output, 'utf8')) as { lines: object[] };
    const lines = Array.from({ length: 130 }, (_, index) => ({ ...invoice.lines[0], identifier: `1000000${index}` }));
    const many = file('many.json', JSON.stringify({ ...invoice, lines }));
    out = err = '';
    expect(await run(['convert', '--json', many, '--to', 'edifact', '-o', join(dir, 'out.edi')])).toBe(0);
    expect(err.match(/^dropped: BT-126/gm)).toHaveLength(100);
    expect(err).toContain('dropped: and 30 terms more');
    expect(JSON.parse(out)).toMatchObject({ dropped: { length: 100 }, droppedMore: 30 });
  });

  it('refuses what is no invoice, and a format that there is not', async () => {
    expect(await run(['convert', file('x.xml', '<x/>'), '--to', 'cii'])).toBe(1);
    expect(err).toContain('SYNTAX_UNKNOWN');
    expect(await run(['convert', INVOICE, '--to', 'docx'])).toBe(2);
    expect(err).toContain('There is no format called docx.');
  });
});

describe('quittance inspect', () => {
  it('says what a file is and what stands in it', async () => {
    expect(await run(['inspect', INVOICE])).toBe(0);
    expect(out).toContain('to pay (BT-115)');
    out = '';
    expect(await run(['inspect', file('y.xml', '<y/>')])).toBe(1);
    expect(out).toContain('unknown');
  });
});
