import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeUbl } from '../../src/formats/index.ts';
import type { Invoice } from '../../src/model/index.ts';
import { check, layersFor, RULES } from '../../src/rules/index.ts';
import { generatedInvoice } from '../invoices/generated.ts';
import { lawfulInvoice } from '../invoices/lawful.ts';

/** The control: one fault of each kind that the judge must find. */
const CONTROL = ['BR-CO-15', 'BR-CL-23', 'BR-FR-10', 'BR-FR-16', 'BR-FR-DEC-01', 'BR-FR-CO-10'];

/** Writes generated invoices that our own rules accept to `FOLDER/lawful`, and examples of broken rules to `FOLDER/control`. */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: write-documents.ts FOLDER');

const write = (kind: string, name: string, invoice: Invoice): void => {
  const written = writeUbl(invoice);
  if (!written.ok) throw new Error(`${name} cannot be written: ${JSON.stringify(written.problems)}`);
  mkdirSync(join(folder, kind), { recursive: true });
  writeFileSync(join(folder, kind, `${name}.xml`), written.value.bytes);
};

for (let seed = 1; seed <= 250; seed += 1) {
  const invoice = generatedInvoice(seed);
  const findings = check(invoice, { layers: layersFor(invoice) });
  if (findings.length > 0) throw new Error(`The generated invoice ${seed} is not lawful: ${JSON.stringify(findings)}`);
  write('lawful', `${seed}`, invoice);
}
for (const rule of [...RULES.cen, ...RULES['fr-flux2']].filter(({ id }) => CONTROL.includes(id))) {
  const draft = lawfulInvoice(rule.example.of);
  rule.example.breaks(draft);
  write('control', `${rule.id}-${rule.scope}-${rule.at}`, draft);
}
