#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { merchantSettings, type MerchantSettings } from '@quittance/core/model';
import { mapFiles, type MappedFile } from './map-files.ts';
import { report } from './report.ts';

const HELP = `quittance-shopify map FILE… [--settings FILE] [--shop DOMAIN] [--json]

Maps orders of Shopify (bodies of webhooks or of the REST API) to canonical orders, and plans their documents as if each order
had been followed from its first day. Lists of transactions among the files belong to the orders they name.

  --settings FILE  the merchant's settings; without them orders are mapped and nothing is planned
  --shop DOMAIN    the shop's permanent domain
  --json           everything, in JSON

Exit codes: 0 fine, 1 an order stops, 2 could not run.`;

async function run(args: string[]): Promise<0 | 1 | 2> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      settings: { type: 'string' },
      shop: { type: 'string', default: 'sample.myshopify.com' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [command, ...files] = positionals;
  if (values.help || command !== 'map' || files.length === 0) {
    process.stdout.write(`${HELP}\n`);
    return values.help ? 0 : 2;
  }
  const settings = values.settings === undefined ? undefined : await settingsFrom(values.settings);
  const mapped = await mapFiles(files, { shop: values.shop, ...(settings !== undefined && { settings }) });
  const text = values.json ? JSON.stringify(mapped, undefined, 2) : mapped.map(report).join('\n');
  process.stdout.write(`${text}\n`);
  return mapped.some(stops) ? 1 : 0;
}

async function settingsFrom(file: string): Promise<MerchantSettings> {
  return merchantSettings.parse(JSON.parse(await readFile(file, 'utf8')));
}

function stops(one: MappedFile): boolean {
  return one.kind !== 'other' && one.problems.length > 0;
}

// `quittance-shopify … | head` closes the pipe early: that is the reader's right and no failure.
process.stdout.on('error', () => process.exit(0));

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
