import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { Decimal } from '../../model/index.ts';
import { FileErp } from '../../../test/file-erp.ts';
import { sampleOrder } from '../contract/sample-order.ts';
import { derivedExtId } from '../ext-id.ts';
import type { Outgoing } from './documents.ts';
import { encode } from './encode.ts';
import { cancellationFile, creditNoteFile, orderFile, paymentFile } from './map-order.ts';

const published = (name: string) => readFile(join(import.meta.dirname, '../../../../../docs/erp', name), 'utf8');

/** One of each kind of file, and orders that strain the shape. */
function outgoing(): readonly Outgoing[] {
  const plain = sampleOrder('SKU-TEE-M');
  const foreign = sampleOrder(' sku "<&> \u0001 😀', {
    pricesIncludeTax: true,
    buyer: { kind: 'consumer', name: 'Ünïcode & <Sons>\u0007', customerId: 'c', billingAddress: { countryCode: 'FR' } },
    lines: [
      { id: '1', name: 'a', quantity: '0.3333', unitPrice: '19.99', taxes: [{ rate: '5.5' }] },
      { id: '2', name: 'b', sku: 'B', quantity: '7', unitPrice: '0.0001', taxes: [{ rate: '8.517' }] },
    ],
    totals: { total: '12.28' },
  });
  const invoice = { id: 'INV/2026 & "1"' };
  const date = '2026-11-21';
  const ext = derivedExtId(plain.ext, 'more');
  return [
    orderFile(plain.ext, plain.document),
    orderFile(foreign.ext, foreign.document),
    paymentFile(ext, { invoice, amount: Decimal.of('20.00'), currency: 'EUR', date, reference: 'psp <1>' }),
    paymentFile(ext, { invoice, amount: Decimal.of('-20.00'), currency: 'EUR', date }),
    creditNoteFile(ext, { invoice, gross: Decimal.of('10.28'), date, reason: 'broken' }),
    creditNoteFile(ext, { invoice, date }),
    cancellationFile(ext, plain.ext),
  ];
}

describe('the published JSON Schema', () => {
  const folders: string[] = [];
  afterAll(async () => {
    for (const folder of folders) await rm(folder, { recursive: true });
  });
  const schema = async (part: 'out' | 'done' | 'error' | 'invoice' | 'payment') => {
    const ajv = new Ajv2020({ strict: true, allErrors: true });
    ajv.addFormat('date', /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
    ajv.addSchema(JSON.parse(await published('erp-file.schema.json')));
    const validate = ajv.compile({ $ref: `urn:quittance:erp-file:1#/$defs/${part}` });
    return (text: string) => (validate(JSON.parse(text)) ? [] : (validate.errors ?? []));
  };

  it('describes every file we write', async () => {
    const errors = await schema('out');
    for (const document of outgoing()) expect(errors(encode(document, 'json'))).toEqual([]);
  });

  it('refuses what we never write (the control)', async () => {
    const errors = await schema('out');
    const [document] = outgoing();
    for (const wrong of [
      { version: 2 },
      { ext: 'a b' },
      { total: 50.28 },
      { placedOn: '21/11/2026' },
      { unheard: 'x' },
    ])
      expect(errors(JSON.stringify({ ...JSON.parse(JSON.stringify(document)), ...wrong }))).not.toEqual([]);
  });

  it('describes the answers and status files of an ERP', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quittance-schema-'));
    folders.push(folder);
    const erp = new FileErp(folder, 'json');
    const { ext } = sampleOrder('SKU');
    erp.orders.set(ext, { id: 'SO-1', total: '50.28', currency: 'EUR', state: 'confirmed' });
    const invoice = await erp.office.issue({ id: 'SO-1' }, 2);
    await erp.office.pay(invoice, Decimal.of('10.28'));
    await erp.office.credit(invoice, Decimal.of('40.00'));
    const names = (await readdir(join(folder, 'in'))).toSorted();
    expect(names.map((name) => name.replace(/-.*/, ''))).toEqual(['invoice', 'invoice', 'payment']);
    for (const name of names) {
      const errors = await schema(name.startsWith('invoice') ? 'invoice' : 'payment');
      expect(errors(await readFile(join(folder, 'in', name), 'utf8'))).toEqual([]);
    }
    const done = { ext, id: 'SO-1', state: 'confirmed', total: '50.28', currency: 'EUR' };
    expect((await schema('done'))(JSON.stringify(done))).toEqual([]);
    expect((await schema('done'))(JSON.stringify({ ...done, total: 50.28 }))).not.toEqual([]);
    expect((await schema('error'))(JSON.stringify({ ext, reason: 'unknown article' }))).toEqual([]);
    expect((await schema('error'))(JSON.stringify({ ext }))).not.toEqual([]);
  });
});

describe('the published XML Schema', () => {
  const errors = async (contents: string) => {
    const xsd = { fileName: 'erp-file.xsd', contents: await published('erp-file.xsd') };
    return (await validateXML({ xml: [{ fileName: 'out.xml', contents }], schema: [xsd] })).errors;
  };

  it('describes every file we write', async () => {
    for (const document of outgoing()) expect(await errors(encode(document, 'xml'))).toEqual([]);
  });

  it('refuses what we never write (the control)', async () => {
    const [document] = outgoing();
    const text = document === undefined ? '' : encode(document, 'xml');
    expect(text).toContain('<total>50.28</total>');
    for (const [right, wrong] of [
      ['version="1"', 'version="2"'],
      ['<total>50.28</total>', '<total>50,28</total>'],
      ['<kind>order</kind>', '<kind>quote</kind>'],
      ['</record>', '<unheard/></record>'],
    ] as const)
      expect(await errors(text.replace(right, wrong))).not.toEqual([]);
  });
});
