import { attachInvoice, readFacturX, writeFacturX } from '../../packages/core/src/formats/facturx/index.ts';
import {
  detectFormat,
  INVOICE_SYNTAXES,
  languageFor,
  readInvoice,
  readLifeCycleMessage,
  TEXT_TARGETS,
  writeAs,
  writeLifeCycleMessage,
} from '../../packages/core/src/formats/index.ts';
import type { Invoice } from '../../packages/core/src/model/index.ts';
import {
  check,
  judge,
  judgeOf,
  layersFor,
  LAYERS,
  type TreeSyntax,
  validate,
} from '../../packages/core/src/rules/index.ts';
import { parseXml } from '../../packages/core/src/xml/index.ts';
import { lawfulInvoice } from '../../packages/core/test/invoices/lawful.ts';
import { commandLine } from './command-line.ts';
import { findingsSayWhy, insist, refusalSaysWhy } from './insist.ts';
import type { Kind } from './mutate.ts';

/** A way in for bytes of a stranger. It answers in a word what came of them, and throws where that is not as promised. */
export interface Door {
  readonly name: string;
  readonly kinds: readonly Kind[];
  /** It is opened for one mutant in so many. */
  readonly every: number;
  /** Milliseconds that it may take for a document of no bytes; a second for each megabyte comes on top. */
  readonly fixed: number;
  enter(bytes: Uint8Array): string | Promise<string>;
}

const TEXT = ['xml', 'edifact', 'json'] as const;
const ANY = [...TEXT, 'pdf'] as const;

const SYNTAX_OF_PREFIX: Readonly<Record<string, TreeSyntax>> = { ubl: 'ubl', cn: 'ubl', rsm: 'cii', cdar: 'cdar' };
const judges = {
  ubl: await judgesOf('ubl'),
  cii: await judgesOf('cii'),
  cdar: await judgesOf('cdar'),
};

async function judgesOf(syntax: TreeSyntax): Promise<Parameters<typeof judge>[1]> {
  const found = await Promise.all(LAYERS.map((layer) => judgeOf(layer, syntax)));
  return found.filter((one) => one !== undefined);
}

/** Every layer that knows the syntax judges the document, whatever it claims to be. */
function everyLayer(bytes: Uint8Array): string {
  const parsed = parseXml(bytes);
  if (!parsed.ok) return refusalSaysWhy(parsed.problems);
  const syntax = SYNTAX_OF_PREFIX[parsed.value.name.split(':')[0] ?? ''];
  if (syntax === undefined) return 'well-formed, and none of an invoice';
  return findingsSayWhy(judge(parsed.value, judges[syntax]));
}

async function validated(bytes: Uint8Array): Promise<string> {
  const { valid, findings, unreadable } = await validate(bytes);
  insist(valid || findings.some(({ severity }) => severity === 'fatal'), 'not valid, and no finding says why');
  return unreadable === undefined ? findingsSayWhy(findings) : refusalSaysWhy([unreadable]);
}

/** The reader of each syntax, and the one that chooses by content, which must be one of them. */
function readByEach(bytes: Uint8Array): string {
  detectFormat(bytes);
  const chosen = readInvoice(bytes);
  // EDIFACT of two directories has one reader.
  const readers = new Set(INVOICE_SYNTAXES.map(({ read }) => read));
  const each = [...readers].map((read) => read(bytes));
  for (const read of each) if (!read.ok) refusalSaysWhy(read.problems);
  if (!chosen.ok) return refusalSaysWhy(chosen.problems);
  insist(each.filter(({ ok }) => ok).length === 1, 'several syntaxes at once');
  check(chosen.value.invoice, { layers: layersFor(chosen.value.invoice), today: '2026-11-21' });
  return 'read';
}

/** What was read is written in every syntax, and what was written is read again. */
function convert(bytes: Uint8Array): string {
  const read = readInvoice(bytes);
  if (!read.ok) return 'not read';
  for (const target of TEXT_TARGETS) {
    const written = writeAs(read.value.invoice, target);
    if (!written.ok) refusalSaysWhy(written.problems);
    else if (target !== 'html') {
      const again = readInvoice(written.value.bytes);
      insist(again.ok, `written as ${target} and not read again: ${JSON.stringify(again).slice(0, 300)}`);
    }
  }
  return 'written';
}

async function print(bytes: Uint8Array): Promise<string> {
  const read = readInvoice(bytes);
  if (!read.ok) return 'not read';
  const { invoice } = read.value;
  const language = languageFor(invoice.buyer.postalAddress.countryCode);
  const written = await writeFacturX(invoice, { language, profile: 'facturx-en16931' });
  if (!written.ok) return refusalSaysWhy(written.problems);
  const found = await readFacturX(written.value.bytes);
  insist(found.ok && Buffer.compare(found.value.xml, written.value.xml) === 0, 'not in its PDF as it was written');
  return 'printed';
}

function lifeCycle(bytes: Uint8Array): string {
  const read = readLifeCycleMessage(bytes);
  if (!read.ok) return refusalSaysWhy(read.problems);
  const written = writeLifeCycleMessage(read.value.message);
  if (!written.ok) return refusalSaysWhy(written.problems);
  const again = readLifeCycleMessage(written.value.bytes);
  insist(again.ok, `written and not read again: ${JSON.stringify(again).slice(0, 300)}`);
  return 'read';
}

async function openPdf(bytes: Uint8Array): Promise<string> {
  const read = await readFacturX(bytes);
  if (!read.ok) return refusalSaysWhy(read.problems);
  const { valid, findings } = await validate(read.value.xml, { inPdf: true });
  insist(valid || findings.length > 0, 'not valid, and no finding says why');
  readInvoice(read.value.xml);
  return 'an invoice in it';
}

const ours: Invoice = lawfulInvoice();

/** The mutant as a merchant's own PDF. */
function attach(bytes: Uint8Array): string {
  const made = attachInvoice(bytes, ours);
  return made.ok ? 'attached' : refusalSaysWhy(made.problems);
}

export const DOORS: readonly Door[] = [
  { name: 'every layer', kinds: ['xml'], every: 1, fixed: 10, enter: everyLayer },
  { name: 'validate', kinds: ANY, every: 4, fixed: 10, enter: validated },
  { name: 'read', kinds: TEXT, every: 1, fixed: 10, enter: readByEach },
  { name: 'life cycle', kinds: ['xml'], every: 8, fixed: 10, enter: lifeCycle },
  { name: 'convert', kinds: TEXT, every: 6, fixed: 50, enter: convert },
  { name: 'print', kinds: TEXT, every: 300, fixed: 150, enter: print },
  { name: 'open a PDF', kinds: ['pdf'], every: 1, fixed: 30, enter: openPdf },
  { name: 'attach', kinds: ['pdf'], every: 4, fixed: 100, enter: attach },
  { name: 'command line', kinds: ANY, every: 500, fixed: 400, enter: commandLine },
];
