import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attachInvoice, type HybridProfile, writeFacturX } from '../../src/formats/facturx/index.ts';
import { type Language, writePdf } from '../../src/formats/pdf/index.ts';
import type { Invoice, Result } from '../../src/model/index.ts';
import { generatedInvoice } from '../invoices/generated.ts';
import { lawfulInvoice } from '../invoices/lawful.ts';

/**
 * Writes Factur-X files to `FOLDER/valid`: every profile, generated invoices, characters of three scripts, a merchant's own PDF; and to
 * `FOLDER/control` one whose page is an archive and whose invoice breaks a rule, and one that announces nothing.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: write-hybrids.ts FOLDER');
mkdirSync(join(folder, 'valid'), { recursive: true });
mkdirSync(join(folder, 'control'), { recursive: true });

function keep(name: string, written: Result<{ bytes: Uint8Array }>): void {
  if (!written.ok) throw new Error(`${name}: ${JSON.stringify(written.problems)}`);
  writeFileSync(join(folder ?? '', `${name}.pdf`), written.value.bytes);
}

/** What XRechnung asks of every invoice, too (BR-DE-2, BR-DE-15). */
const invoice: Invoice = {
  ...lawfulInvoice(),
  buyerReference: '04011000-12345-34',
  seller: {
    ...lawfulInvoice().seller,
    contact: { name: 'Service clients', telephone: '+33 3 20 00 00 00', email: 'compta@atelier.example' },
  },
};

const PROFILES: readonly HybridProfile[] = [
  'facturx-minimum',
  'facturx-basicwl',
  'facturx-basic',
  'facturx-en16931',
  'facturx-extended',
  'xrechnung',
];
for (const profile of PROFILES) keep(`valid/${profile}`, await writeFacturX(invoice, { language: 'fr', profile }));

const LANGUAGES = ['en', 'fr', 'de', 'es', 'it', 'nl'] as const satisfies readonly Language[];
for (const [index, language] of LANGUAGES.entries())
  keep(`valid/generated-${language}`, await writeFacturX(generatedInvoice(index + 1), { language }));

const scripts = { ...invoice, buyer: { ...invoice.buyer, name: 'Ωμέγα & Žižka ООО 山田' } };
keep(
  'valid/scripts',
  await writeFacturX(scripts, { language: 'en', orderUrl: 'https://shop.example/orders/1?a=1&b=2' }),
);
keep('valid/own-pdf', attachInvoice(await writePdf(invoice, { language: 'de' }), invoice));

const broken = { ...invoice, totals: { ...invoice.totals, totalWithVat: invoice.totals.totalWithoutVat } };
keep('control/wrong-total', await writeFacturX(broken, { language: 'fr' }));
writeFileSync(join(folder, 'control', 'page-alone.pdf'), await writePdf(invoice, { language: 'fr' }));
