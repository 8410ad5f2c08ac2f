#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { merchantSettings, type MerchantSettings } from '@quittance/core/model';
import { mapFiles, type MappedFile } from './map-files.ts';
import { report } from './report.ts';

const HELP = `quittance-shopify serve | work | both
quittance-shopify map FILE… [--settings FILE] [--shop DOMAIN] [--json]

serve answers Shopify, its pages and extensions; work works the orders; both does both. Settings come from the environment: see README.md.

map maps orders of Shopify (bodies of webhooks or of the REST API) to canonical orders, and plans their documents as if each order
had been followed from its first day. Lists of transactions among the files belong to the orders they name.

  --settings FILE  the merchant's settings; without them orders are mapped and nothing is planned
  --shop DOMAIN    the shop's permanent domain
  --json           everything, in JSON

Exit codes: 0 fine, 1 an order stops, 2 could not run.`;

const ROLES = {
  serve: { serve: true, work: false },
  work: { serve: false, work: true },
  both: { serve: true, work: true },
} as const;

async function run(args: string[]): Promise<number> {
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
  const [command = '', ...files] = positionals;
  if (values.help) return helped(0);
  if (isRole(command) && files.length === 0) return serveAs(command);
  if (command === 'map' && files.length > 0) return map(files, values);
  return helped(2);
}

function isRole(command: string): command is keyof typeof ROLES {
  return command in ROLES;
}

/** Loaded here alone: mapping a file needs neither a server nor Shopify's library. */
async function serveAs(role: keyof typeof ROLES): Promise<number> {
  const [{ runServer }, { plugin }] = await Promise.all([import('./run-server.ts'), import('../plugin.ts')]);
  return runServer(ROLES[role], plugin);
}

function helped(code: 0 | 2): number {
  process.stdout.write(`${HELP}\n`);
  return code;
}

interface MapOptions {
  readonly settings?: string | undefined;
  readonly shop: string;
  readonly json: boolean;
}

async function map(files: readonly string[], { settings: file, shop, json }: MapOptions): Promise<0 | 1> {
  const settings = file === undefined ? undefined : await settingsFrom(file);
  const mapped = await mapFiles(files, { shop, ...(settings !== undefined && { settings }) });
  process.stdout.write(`${json ? JSON.stringify(mapped, undefined, 2) : mapped.map(report).join('\n')}\n`);
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
