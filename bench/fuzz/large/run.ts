import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFacturX } from '../../../packages/core/src/formats/facturx/index.ts';
import { detectFormat } from '../../../packages/core/src/formats/index.ts';
import { type LargeCase, MB } from './case.ts';
import { INVOICES, textOf } from './invoices.ts';
import { PDFS } from './pdfs.ts';
import { TEXTS } from './texts.ts';

const CASES: readonly LargeCase[] = [...INVOICES, ...TEXTS, ...PDFS];
const COMMANDS = ['validate', 'convert'] as const;
type Command = (typeof COMMANDS)[number];

/** What an empty engine varies by: small files are judged by this, large ones by the factor. */
const FIXED = { megabytes: 64, heap: 128, milliseconds: 300 };
/** All memory of the process, the file included, by what is read; and the heap, which the engine lets grow with garbage as long as it may. */
const MOST_TIMES_INPUT = 10;
const HEAP_TIMES_INPUT = 8;
/** A PDF that unpacks to more than so many times its size is refused, however far it was unpacked. */
const MOST_UNPACKED = 50;

interface Told {
  readonly exit: number;
  readonly milliseconds: number;
  /** Bytes. */
  readonly peak: number;
  readonly lines: number;
  readonly said: string;
}

/** Every large file through the command line, in a process of its own; whether all of them were as promised. */
export async function runLarge(only: string | undefined): Promise<boolean> {
  const dir = mkdtempSync(join(tmpdir(), 'large-'));
  try {
    const file = join(dir, 'invoice');
    write(file, [textOf('ubl')]);
    const base = Object.fromEntries(COMMANDS.map((command) => [command, told(file, command, 60_000)]));
    let failures = 0;
    console.log('file, MB, command, ms per MB, memory / input, answer');
    for (const one of CASES.filter(({ name }) => only === undefined || name.includes(only))) {
      write(file, await one.pieces());
      // Rules judge XML, and what stands in a PDF.
      const commands = ['edifact', 'json'].includes(ownSyntax(file)) ? (['convert'] as const) : COMMANDS;
      const read = await megabytesRead(file);
      for (const command of commands) if (!judged(one, { file, read }, command, base[command])) failures += 1;
    }
    console.log(`${failures} failures`);
    return failures === 0;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function write(file: string, pieces: Awaited<ReturnType<LargeCase['pieces']>>): void {
  const opened = openSync(file, 'w');
  for (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    for (let at = 0; at < bytes.length;) at += writeSync(opened, bytes, at);
  }
  closeSync(opened);
}

function told(file: string, command: Command, timeout: number): Told | string {
  const most = isPdf(file) ? MOST_UNPACKED : HEAP_TIMES_INPUT;
  const heap = Math.ceil(FIXED.heap + most * (statSync(file).size / MB));
  const args = [`--max-old-space-size=${heap}`, join(import.meta.dirname, 'child.ts'), file, command, ownSyntax(file)];
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, { timeout, encoding: 'utf8' });
  if (error !== undefined || status !== 0) return `${error?.message ?? `exit ${status}`} ${stderr.slice(0, 400)}`;
  return JSON.parse(stdout) as Told;
}

/** What is read is the file; of a PDF also the document that stands in it, or if it is refused as much as it may unpack to. */
async function megabytesRead(file: string): Promise<number> {
  const { size } = statSync(file);
  if (!isPdf(file)) return size / MB;
  const embedded = await readFacturX(readFileSync(file));
  return (embedded.ok ? size + embedded.value.xml.length : (size * MOST_UNPACKED) / MOST_TIMES_INPUT) / MB;
}

const isPdf = (file: string): boolean => syntaxOf(file) === 'pdf';

function syntaxOf(file: string): string {
  const start = Buffer.alloc(2_000);
  const opened = openSync(file, 'r');
  readSync(opened, start);
  closeSync(opened);
  return detectFormat(start).syntax;
}

/** The syntax that the file is in: to be written as something longer would say little of reading it. */
function ownSyntax(file: string): string {
  const syntax = syntaxOf(file);
  if (syntax === 'pdf') return 'cii';
  return syntax === 'cii' || syntax === 'edifact' || syntax === 'json' ? syntax : 'ubl';
}

interface Given {
  readonly file: string;
  /** Megabytes. */
  readonly read: number;
}

function judged(
  { name, expect }: LargeCase,
  { file, read }: Given,
  command: Command,
  base: Told | string | undefined,
): boolean {
  const megabytes = statSync(file).size / MB;
  const now = told(file, command, Math.ceil(60_000 + megabytes * 3_000));
  if (typeof now === 'string' || typeof base !== 'object') {
    console.log(`FAILED ${name}, ${megabytes.toFixed(1)} MB, ${command}: ${typeof now === 'string' ? now : 'no base'}`);
    return false;
  }
  const milliseconds = Math.max(0, now.milliseconds - base.milliseconds);
  const memory = Math.max(0, now.peak - base.peak) / MB;
  const code = codeIn(now, command);
  const faults = [
    milliseconds > FIXED.milliseconds + 1_000 * megabytes && 'TOO SLOW',
    memory > FIXED.megabytes + MOST_TIMES_INPUT * read && 'TOO MUCH MEMORY',
    now.lines > 300 && 'TOO MUCH SAID',
    !isExpected(expect, command, code) && 'NOT AS EXPECTED',
  ].filter(Boolean);
  console.log(
    `${faults.length > 0 ? `FAILED ${faults.join(', ')}: ` : ''}${name}, ${megabytes.toFixed(1)} MB, ${command}, ` +
      `${(milliseconds / Math.max(megabytes, 1)).toFixed(0)} ms/MB, ${(memory / Math.max(read, 1)).toFixed(1)} x, ${code}`,
  );
  return faults.length === 0;
}

/** What lacks terms cannot be read into the model, and is judged by the rules all the same. */
function isExpected(expect: LargeCase['expect'], command: Command, code: string): boolean {
  if (expect === 'read') return code === 'read';
  return expect.test(code) || (command === 'validate' && code === 'read' && expect.test('INVALID_TERM'));
}

/** The code of the problem, or that there is none: the document was read, whatever the rules say of it. */
function codeIn({ exit, said }: Told, command: Command): string {
  if (command === 'convert' ? exit === 0 : exit < 2) return 'read';
  return /"code":"([A-Z_0-9]+)"/.exec(said)?.[1] ?? said.slice(0, 200);
}
