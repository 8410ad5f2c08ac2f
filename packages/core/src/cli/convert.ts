import { writeFile } from 'node:fs/promises';
import {
  type Dropped,
  type ReadWarning,
  TEXT_TARGETS,
  type TextTarget,
  writeAs,
  type Written,
} from '../formats/index.ts';
import type { Invoice, Result } from '../model/index.ts';
import { convertOrder } from './convert-order.ts';
import { openInvoice } from './open-invoice.ts';
import type { ConvertOptions, GlobalOptions } from './options.ts';
import { cannotRun, type Outcome, refusedBecause } from './outcome.ts';
import { stdout } from './standard-output.ts';

const TARGETS = [...TEXT_TARGETS, 'pdf', 'facturx'] as const;
type Target = (typeof TARGETS)[number];
/** Not of an invoice but of an order. */
const ORDERS = 'edifact-orders';

/** Reads an invoice and writes it anew; says on standard error what was not understood and what the target cannot carry. */
export async function convertFile({ json }: GlobalOptions, file: string, options: ConvertOptions): Promise<Outcome> {
  if (options.to === ORDERS) return deliver(await convertOrder(file, options.settings), options, json);
  const target = targetFrom(options.to);
  const { read } = await openInvoice(file);
  if (!read.ok) return refusedBecause(read.problems);
  const written = await write(read.value.invoice, target);
  if (!written.ok) return refusedBecause(written.problems);
  return deliver({ ok: true, value: { ...written.value, warnings: read.value.warnings } }, options, json);
}

/** Of what the target cannot carry. A hundred thousand lines may lack as much, and nobody reads more. */
const MOST_TOLD = 100;

/** Bytes to the file or standard output, what they lack to standard error. */
async function deliver(
  converted: Result<Written & { readonly warnings: readonly ReadWarning[] }>,
  { output }: ConvertOptions,
  json = false,
): Promise<Outcome> {
  if (!converted.ok) return refusedBecause(converted.problems);
  const { bytes, dropped, warnings } = converted.value;
  if (output === undefined) stdout.bytes(bytes);
  else await writeFile(output, bytes);
  const first = dropped.slice(0, MOST_TOLD);
  const more = dropped.length - first.length;
  for (const line of [...warnings.map(warned), ...first.map(told)]) console.error(line);
  if (more > 0) console.error(`dropped: and ${more} terms more`);
  const answer = { ok: true, output: output ?? null, warnings, dropped: first, ...(more > 0 && { droppedMore: more }) };
  return { exit: 0, json: output === undefined ? undefined : answer, text: json ? '' : (output ?? '') };
}

function targetFrom(text: string): Target {
  const target = TARGETS.find((name) => name === text);
  if (target !== undefined) return target;
  throw cannotRun(
    'FORMAT_UNKNOWN',
    `There is no format called ${text}.`,
    `Name one of: ${[...TARGETS, ORDERS].join(', ')}.`,
  );
}

async function write(invoice: Invoice, target: Target): Promise<Result<Written>> {
  if (target !== 'pdf' && target !== 'facturx') return writeAs(invoice, target satisfies TextTarget);
  const { languageFor, writePdf } = await import('../formats/pdf/index.ts');
  const language = languageFor(invoice.buyer.postalAddress.countryCode);
  if (target === 'pdf') return { ok: true, value: { bytes: await writePdf(invoice, { language }), dropped: [] } };
  const { writeFacturX } = await import('../formats/facturx/index.ts');
  return writeFacturX(invoice, { language });
}

const warned = ({ location, message }: ReadWarning): string => `not read: ${location}: ${message}`;
const told = ({ term, field, reason }: Dropped): string => `dropped: ${term} ${field}: ${reason}`;
