import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeUbl } from '../../src/formats/index.ts';
import { check, layersFor } from '../../src/rules/index.ts';
import { generatedInvoice } from '../invoices/generated.ts';

/** Writes generated invoices that our own rules accept into the folder given as argument. */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: write-documents.ts FOLDER');
for (let seed = 1; seed <= 250; seed += 1) {
  const invoice = generatedInvoice(seed);
  const findings = check(invoice, { layers: layersFor(invoice) });
  const written = writeUbl(invoice);
  if (findings.length > 0 || !written.ok) throw new Error(`The generated invoice ${seed} is not lawful: ${JSON.stringify(findings)}`);
  writeFileSync(join(folder, `${seed}.xml`), written.value.bytes);
}
