import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyOf, lawfulInvoice } from '../../../test/invoices/lawful.ts';
import { invoice } from '../../model/index.ts';
import { check, layersFor } from '../../rules/index.ts';
import { readUbl } from './read.ts';
import { writeUbl } from './write.ts';
import { leastSeconds } from '../../../test/cpu-time.ts';

const GOLDEN = join(import.meta.dirname, '../../../test/golden/ubl');
const UPDATE = process.env['UPDATE'] === '1';

describe.each(readdirSync(GOLDEN))('golden file %s', (name) => {
  const model = invoice.parse(JSON.parse(readFileSync(join(GOLDEN, name, 'invoice.json'), 'utf8')));

  it('is what the writer writes (UPDATE=1 rewrites it)', () => {
    const written = writeUbl(model);
    if (!written.ok) throw new Error(JSON.stringify(written.problems));
    const file = join(GOLDEN, name, 'expected.xml');
    if (UPDATE) writeFileSync(file, written.value.bytes);
    expect(new TextDecoder().decode(written.value.bytes)).toBe(readFileSync(file, 'utf8'));
    expect(written.value.dropped).toEqual([]);
  });

  it('breaks none of our rules', () => {
    expect(check(model, { layers: layersFor(model) })).toEqual([]);
  });
});

describe('refusals', () => {
  it('names every field with a character that XML forbids', () => {
    const draft = copyOf(lawfulInvoice());
    draft.buyer.name = 'Hôtel\u0007';
    draft.seller.name = '\ud800 Atelier';
    const written = writeUbl(draft);
    expect(written.ok ? [] : written.problems.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'ILLEGAL_CHARACTER seller.name',
      'ILLEGAL_CHARACTER buyer.name',
    ]);
  });

  it.each([
    ['XML_DOCTYPE', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'],
    ['XML_MALFORMED', '<a><b></a>'],
    ['XML_MALFORMED', '<a>&nope;</a>'],
    ['XML_TOO_DEEP', `${'<a>'.repeat(70)}${'</a>'.repeat(70)}`],
    ['XML_ENCODING', '<?xml version="1.0" encoding="ebcdic"?><a/>'],
    ['NOT_UBL', '<Invoice xmlns="urn:somewhere:else"/>'],
    ['INVALID_TERM', '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>'],
  ])('%s', (code, xml) => {
    const read = readUbl(new TextEncoder().encode(xml));
    expect(read.ok ? [] : read.problems.map((problem) => problem.code)).toContain(code);
  });

  it('warns of what the model has no term for, whatever the prefixes', () => {
    const written = writeUbl(lawfulInvoice());
    if (!written.ok) throw new Error('not written');
    const xml = new TextDecoder()
      .decode(written.value.bytes)
      .replaceAll('cbc:', 'x:')
      .replace('xmlns:cbc', 'xmlns:x')
      .replace('<x:IssueDate>', '<x:UUID>42</x:UUID><x:IssueDate>');
    const read = readUbl(new TextEncoder().encode(xml));
    expect(read.ok && read.value.warnings).toEqual([
      { location: '/ubl:Invoice/cbc:UUID', message: 'Not read: the invoice has no term for it.' },
    ]);
  });
});

describe('speed', () => {
  it('grows linearly to 10,000 lines', async () => {
    const draft = lawfulInvoice();
    const time = (count: number, enough?: number): Promise<number> => {
      const lines = Array.from({ length: count }, (_, index) => ({
        ...(draft.lines[index % 2] ?? raise()),
        identifier: `${index}`,
      }));
      return leastSeconds(() => writeUbl({ ...draft, lines }), enough);
    };
    const most = 40 * Math.max(await time(1_000), 0.0005);
    expect(await time(10_000, most)).toBeLessThan(most);
  });
});

function raise(): never {
  throw new Error('no line');
}
