import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyOf, lawfulInvoice } from '../../../test/invoices/lawful.ts';
import { invoice } from '../../model/index.ts';
import { readCii } from './read.ts';
import { writeCii } from './write.ts';

/** The same invoices as in UBL. */
const INVOICES = join(import.meta.dirname, '../../../test/golden/ubl');
const GOLDEN = join(import.meta.dirname, '../../../test/golden/cii');
const UPDATE = process.env['UPDATE'] === '1';

describe.each(readdirSync(INVOICES))('golden file %s', (name) => {
  const model = invoice.parse(JSON.parse(readFileSync(join(INVOICES, name, 'invoice.json'), 'utf8')));

  it('is what the writer writes (UPDATE=1 rewrites it)', () => {
    const written = writeCii(model);
    if (!written.ok) throw new Error(JSON.stringify(written.problems));
    const file = join(GOLDEN, `${name}.xml`);
    if (UPDATE) writeFileSync(file, written.value.bytes);
    expect(new TextDecoder().decode(written.value.bytes)).toBe(existsSync(file) && readFileSync(file, 'utf8'));
    expect(written.value.dropped).toEqual([]);
  });
});

describe('refusals', () => {
  it('names every field with a character that XML forbids', () => {
    const draft = copyOf(lawfulInvoice());
    draft.buyer.name = 'Hôtel\u0007';
    const written = writeCii(draft);
    expect(written.ok ? [] : written.problems.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'ILLEGAL_CHARACTER buyer.name',
    ]);
  });

  it.each([
    ['XML_DOCTYPE', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'],
    ['XML_MALFORMED', '<a><b></a>'],
    ['NOT_CII', '<CrossIndustryInvoice xmlns="urn:somewhere:else"/>'],
    ['INVALID_TERM', '<CrossIndustryInvoice xmlns="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"/>'],
  ])('%s', (code, xml) => {
    const read = readCii(new TextEncoder().encode(xml));
    expect(read.ok ? [] : read.problems.map((problem) => problem.code)).toContain(code);
  });

  it('warns of what the model has no term for, whatever the prefixes', () => {
    const written = writeCii(lawfulInvoice());
    if (!written.ok) throw new Error('not written');
    const xml = new TextDecoder()
      .decode(written.value.bytes)
      .replaceAll('ram:', 'x:')
      .replace('xmlns:ram', 'xmlns:x')
      .replace('<x:SellerTradeParty>', '<x:SalesAgentTradeParty><x:Name>A</x:Name></x:SalesAgentTradeParty>$&');
    const read = readCii(new TextEncoder().encode(xml));
    expect(read.ok && read.value.warnings.map(({ location }) => location)).toEqual([
      '/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement/ram:SalesAgentTradeParty/ram:Name',
    ]);
  });
});
