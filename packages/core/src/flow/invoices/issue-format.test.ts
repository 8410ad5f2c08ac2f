import pg from 'pg';
import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { readFacturX } from '../../formats/facturx/index.ts';
import { detectFormat } from '../../formats/index.ts';
import type { EInvoiceFormat, MerchantSettingsJson, OrderJson } from '../../model/index.ts';
import { validate } from '../../rules/index.ts';
import type { DocumentView } from '../orders/order-view.ts';
import { sampleOrder, sampleSettings } from '../testing/sample-order.ts';
import { openTestbed, roadSuite, until } from '../testing/testbed.ts';

let slugs = 0;

/** A buyer to whom every format can be sent. */
const GERMAN: OrderJson['buyer'] = {
  kind: 'public',
  name: 'Stadtwerke Köln',
  contactName: 'Jana Weber',
  email: 'rechnung@stadtwerke.example',
  vatNumber: 'DE136695976',
  electronicAddress: { value: '04011000-1234512345-35', scheme: '0204' },
  billingAddress: { line1: 'Parkgürtel 24', city: 'Köln', postCode: '50823', countryCode: 'DE' },
};

const SETTINGS: MerchantSettingsJson = {
  ...sampleSettings,
  seller: {
    ...sampleSettings.seller,
    contact: { name: 'Service client', telephone: '+33 4 91 00 00 00', email: 'factures@atelier.example' },
  },
};

/** One desk, 500.00 without VAT: intra-community, so that its buyer owes the VAT. */
function toGermany(id: string, slug: string, buyer: Partial<OrderJson['buyer']> = {}): OrderJson {
  const address = GERMAN.billingAddress;
  return sampleOrder(id, {
    shop: slug,
    paid: false,
    overrides: {
      pricesIncludeTax: false,
      buyer: { ...GERMAN, ...buyer },
      ...(address && { deliverTo: { name: GERMAN.name, address, date: '2026-11-20' } }),
      buyerReference: '04011000-1234512345-35',
      lines: [{ id: 'l1', name: 'Bureau en chêne', quantity: '1', unitPrice: '500.00', taxes: [] }],
      shipping: [],
      totals: { total: '500.00' },
    },
  });
}

async function onDatabase<T extends pg.QueryResultRow>(url: string, text: string, values: unknown[]): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

withTestDatabase('formats', roadSuite, (database) => {
  async function bed(formats: MerchantSettingsJson['formats']) {
    const slug = `format-${(slugs += 1)}`;
    const { quittance, tenant } = await openTestbed(database().url, { slug });
    const choose = async (chosen: MerchantSettingsJson['formats']) => {
      const put = await quittance.settings.put(tenant, { ...SETTINGS, formats: chosen });
      if (!put.ok) throw new Error(JSON.stringify(put.problems));
    };
    await choose(formats);
    const worker = await quittance.work({ maintenance: false });
    const find = (orderId: string) => quittance.orders.findBySource(tenant, { host: 'shopfront', shop: slug, orderId });
    const issued = (orderId: string) => until(async () => (await find(orderId))?.documents[0]);
    const stuck = (orderId: string) => until(async () => (await find(orderId))?.stopped);
    const bytes = async ({ id }: DocumentView, file: DocumentView['files'][number]) =>
      (await quittance.documents.bytes(tenant, id, file))?.content ?? new Uint8Array();
    const close = async () => {
      await worker.stop();
      await quittance.close();
    };
    return { quittance, tenant, slug, choose, find, issued, stuck, bytes, close };
  }

  it.each([
    ['ubl', 'ubl', 'en16931', ['ubl', 'cii', 'facturx', 'pdf']],
    ['cii', 'cii', 'en16931', ['cii', 'ubl', 'facturx', 'pdf']],
    ['facturx', 'cii', 'en16931', ['facturx', 'ubl', 'cii', 'pdf']],
    ['peppol', 'ubl', 'peppol', ['ubl', 'cii', 'pdf']],
    ['xrechnung-ubl', 'ubl', 'xrechnung', ['ubl', 'cii', 'facturx', 'pdf']],
    ['xrechnung-cii', 'cii', 'xrechnung', ['cii', 'ubl', 'facturx', 'pdf']],
    ['fr-cius-cii', 'cii', 'en16931', ['cii', 'ubl', 'facturx', 'pdf']],
  ] as const)(
    'issues %s, lawful by its own rules, and gives it out as every file it can be',
    async (format, syntax, profile, files) => {
      const { quittance, tenant, slug, issued, bytes, close } = await bed({ byCountry: { DE: format } });
      await quittance.acceptOrder(tenant, toGermany('1', slug));
      const document = await issued('1');
      expect(document).toMatchObject({ format, files, findings: [] });

      const stored = await onDatabase<{ sha: string; format: EInvoiceFormat }>(
        database().url,
        `select encode(ubl_sha256, 'hex') as sha, format from quittance.document where id = $1`,
        [document.id],
      );
      const original = await quittance.documents.bytes(tenant, document.id, syntax);
      expect(stored).toEqual([{ sha: original?.sha256, format }]);

      for (const file of files) {
        const content = await bytes(document, file);
        if (file === 'pdf') expect(Buffer.from(content.subarray(0, 5)).toString()).toBe('%PDF-');
        else {
          const hybrid = file === 'facturx' ? await readFacturX(content) : undefined;
          const xml = hybrid === undefined ? content : hybrid.ok ? hybrid.value.xml : new Uint8Array();
          // One invoice, one claim, whatever it is written in.
          expect(detectFormat(xml)).toMatchObject({ syntax: file === 'ubl' ? 'ubl' : 'cii', profile });
          const verdict = await validate(xml, { inPdf: file === 'facturx' });
          expect(verdict.findings.filter(({ severity }) => severity === 'fatal')).toEqual([]);
          if (file === 'facturx' && syntax === 'cii')
            expect(Buffer.from(xml).equals(Buffer.from(original?.content ?? ''))).toBe(true);
        }
      }
      if (profile === 'peppol') expect(await quittance.documents.bytes(tenant, document.id, 'facturx')).toBeUndefined();
      await close();
    },
  );

  it('stops an order that its format forbids, with every finding, and takes no number; mended, it goes on with the first', async () => {
    const { quittance, tenant, slug, choose, issued, stuck, close } = await bed({ byCountry: { DE: 'xrechnung-ubl' } });
    const { buyerReference: _, ...without } = toGermany('1', slug, { contactName: 'Jana Weber' });
    await quittance.settings.put(tenant, { ...sampleSettings, formats: { byCountry: { DE: 'xrechnung-ubl' } } });
    await quittance.acceptOrder(tenant, without);
    const stop = await stuck('1');
    const fatal = (stop.findings ?? []).filter(({ severity }) => severity === 'fatal');
    expect(fatal.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['BR-DE-2', 'BR-DE-15']));
    expect(stop.code).toBe(`RULE_${fatal[0]?.rule.replaceAll('-', '_')}`);
    const reference = fatal.find(({ rule }) => rule === 'BR-DE-15');
    expect(reference?.terms).toEqual(['BT-10']);
    expect(new Set(Object.values(reference?.advice ?? {})).size).toBe(3);
    expect((await quittance.stats(tenant)).issued).toEqual({});

    // Half mended it stops again, for what is left.
    await choose({ byCountry: { DE: 'xrechnung-ubl' } });
    await quittance.orders.retryAll(tenant);
    const left = await until(async () => {
      const again = await stuck('1');
      return again.findings?.some(({ rule }) => rule === 'BR-DE-2') === false && again;
    });
    expect(left.rule).toBe('BR-DE-15');
    await quittance.acceptOrder(tenant, { ...toGermany('1', slug), revision: 2 });
    expect((await issued('1')).number).toMatch(/-00001$/);
    await close();
  });

  it('keeps what the rules warn of with the document', async () => {
    const { quittance, tenant, slug, issued, close } = await bed({ byCountry: { DE: 'xrechnung-ubl' } });
    // A telephone number that is none: BR-DE-27 warns, and warns only.
    await quittance.settings.put(tenant, {
      ...SETTINGS,
      seller: { ...SETTINGS.seller, contact: { ...SETTINGS.seller.contact, telephone: 'n/a' } },
      formats: { byCountry: { DE: 'xrechnung-ubl' } },
    });
    await quittance.acceptOrder(tenant, toGermany('1', slug));
    const { findings, id } = await issued('1');
    expect(findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['BR-DE-27 warning']);
    expect((await quittance.documents.get(tenant, id))?.findings).toEqual(findings);
    await close();
  });

  it.each(['xrechnung-ubl', 'peppol'] as const)(
    'issues %s of an order that was paid by card, and of its refund',
    async (format) => {
      const { quittance, tenant, slug, find, bytes, close } = await bed({ byCountry: { DE: format } });
      const payment = {
        id: 'p1',
        at: '2026-11-20T10:15:30Z',
        amount: '500.00',
        status: 'captured',
        method: 'card',
      } as const;
      const refund = { id: 'r1', at: '2026-11-21T09:00:00Z', lines: [{ lineId: 'l1', quantity: '1' }] };
      const order = { ...toGermany('1', slug), payments: [payment] };
      await quittance.acceptOrder(tenant, order);
      await until(async () => (await find('1'))?.documents.length === 1);
      await quittance.acceptOrder(tenant, { ...order, revision: 2, refunds: [refund] });
      const documents = await until(async () => {
        const view = await find('1');
        return view?.documents.length === 2 && view.documents;
      });
      for (const document of documents) {
        expect(document.format).toBe(format);
        expect(
          (await validate(await bytes(document, 'ubl'))).findings.filter(({ severity }) => severity === 'fatal'),
        ).toEqual([]);
      }
      await close();
    },
  );

  it('writes to a German consumer what a consumer can be written', async () => {
    const { quittance, tenant, slug, issued, close } = await bed({ byCountry: { DE: 'xrechnung-cii' } });
    const address = { line1: 'Am Markt 1', city: 'Köln', postCode: '50667', countryCode: 'DE' };
    await quittance.acceptOrder(
      tenant,
      sampleOrder('1', {
        shop: slug,
        overrides: {
          buyer: { kind: 'consumer', name: 'Lena Vogt', billingAddress: address },
          deliverTo: { name: 'Lena Vogt', address },
        },
      }),
    );
    expect(await issued('1')).toMatchObject({ format: 'cii', status: 'paid' });
    await close();
  });

  it('tells in a dry run the format and what stands against it', async () => {
    const { quittance, tenant, slug, close } = await bed({ byCountry: { DE: 'peppol' } });
    const fine = await quittance.orders.dryRun(tenant, toGermany('1', slug));
    expect(fine).toMatchObject({ value: { documents: [{ format: 'peppol', findings: [] }], problems: [] } });
    const { electronicAddress: _, ...buyer } = GERMAN;
    const bare = await quittance.orders.dryRun(tenant, { ...toGermany('1', slug), buyer });
    expect(bare.ok && bare.value.problems.map(({ rule }) => rule)).toEqual(['PEPPOL-EN16931-R010']);
    await close();
  });

  it('reads what was issued before there was a choice', async () => {
    const { quittance, tenant, slug, issued, bytes, close } = await bed({});
    await quittance.acceptOrder(tenant, toGermany('1', slug));
    const document = await issued('1');
    // Rows of earlier releases have the column's default.
    for (const text of [
      'alter table quittance.document disable trigger user',
      `update quittance.document set format = default, findings = null where number = '${document.number}'`,
      'alter table quittance.document enable trigger user',
    ])
      await onDatabase(database().url, text, []);
    expect(await quittance.documents.get(tenant, document.id)).toMatchObject({ format: 'ubl', findings: [] });
    expect((await validate(await bytes(document, 'ubl'))).valid).toBe(true);
    expect((await validate(await bytes(document, 'cii'))).valid).toBe(true);
    await close();
  });

  it('refuses choices that cannot work, with the field', async () => {
    const { quittance, tenant, close } = await bed({});
    const put = await quittance.settings.put(tenant, { ...SETTINGS, formats: { byCountry: { FR: 'peppol' } } });
    expect(put).toMatchObject({ ok: false, problems: [{ code: 'FORMAT_UNFIT', field: 'formats.byCountry.FR' }] });
    expect((await quittance.settings.get(tenant))?.formats.byCountry).toEqual({});
    await close();
  });

  it('turns the specification that settings once named into a format', async () => {
    const { formats } = await import('../../store/migrations/0004-formats.ts');
    const client = new pg.Client({ connectionString: database().url });
    await client.connect();
    await client.query('begin');
    await client.query('set search_path = quittance');
    const settings = (specificationIdentifier?: string) =>
      JSON.stringify({ ...sampleSettings, ...(specificationIdentifier && { specificationIdentifier }) });
    await client.query('alter table merchant_settings no force row level security');
    await client.query('delete from merchant_settings');
    for (const text of [
      settings('urn:cen.eu:en16931:2017'),
      settings('urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0'),
      settings(),
    ])
      await client.query(`insert into merchant_settings (tenant_id, settings) values (gen_random_uuid(), $1)`, [text]);
    await client.query(formats.statements[1] ?? '');
    const { rows } = await client.query<{ settings: MerchantSettingsJson & { specificationIdentifier?: string } }>(
      'select settings from merchant_settings order by version desc, settings ? $1',
      ['formats'],
    );
    await client.query('rollback');
    await client.end();
    expect(rows.map(({ settings }) => [settings.formats, settings.specificationIdentifier])).toEqual([
      [undefined, undefined],
      [{ standard: 'xrechnung-ubl' }, undefined],
      [undefined, undefined],
    ]);
  });
});
