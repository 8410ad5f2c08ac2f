import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../model/index.ts';
import { LAYERS, type Finding, type LayerId, type ValidateOptions as Rules, type Verdict } from '../rules/index.ts';
import { judgeFile } from './judge-file.ts';
import type { GlobalOptions, ValidateOptions } from './options.ts';
import { cannotRun, type ExitCode, type Outcome } from './outcome.ts';
import { boundHeapFor } from './bound-heap.ts';
import { stdout, styled } from './standard-output.ts';

/** Judges every file, and writes one answer after another: a folder of any size needs no more memory than its largest file. */
export async function validateFiles(
  { json }: GlobalOptions,
  paths: readonly string[],
  options: ValidateOptions,
): Promise<Outcome> {
  const rules = rulesFrom(options.rules);
  const counts: Record<ExitCode, number> = { 0: 0, 1: 0, 2: 0 };
  for (const file of paths.flatMap(filesAt)) {
    const verdict = await judgedOrUnreadable(file, rules);
    counts[exitOf(verdict)] += 1;
    stdout.line(json === true ? line(file, verdict) : report(file, verdict));
  }
  const exit = counts[2] > 0 ? 2 : counts[1] > 0 ? 1 : 0;
  const judged = counts[0] + counts[1] + counts[2];
  const summary = judged === 1 ? '' : `${judged} files: ${counts[0]} valid, ${counts[1]} not, ${counts[2]} unreadable`;
  return { exit, json: undefined, text: summary };
}

function rulesFrom(text: string): NonNullable<Rules['rules']> {
  if (text === 'auto' || text === 'none') return text;
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !LAYERS.includes(name as LayerId));
  if (unknown === undefined) return names as LayerId[];
  throw cannotRun(
    'RULES_UNKNOWN',
    `There are no rules called ${unknown}.`,
    `Name some of: auto, none, ${LAYERS.join(', ')}.`,
  );
}

/** A file is itself, a folder the invoices below it. */
function filesAt(path: string): readonly string[] {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:xml|pdf)$/i.test(name))
    .toSorted()
    .map((name) => join(path, name));
}

async function judgedOrUnreadable(file: string, rules: NonNullable<Rules['rules']>): Promise<Verdict> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch {
    return unreadable(file);
  }
  await boundHeapFor(bytes.length);
  return judgeFile(bytes, rules);
}

function unreadable(file: string): Verdict {
  const problem: Problem = {
    code: 'FILE_UNREADABLE',
    message: `${file} cannot be read.`,
    advice: 'Check the path, the permissions and the size: no invoice has 2 GB.',
    retry: 'after-fix',
  };
  return { syntax: 'unknown', rulesVersion: '', valid: false, findings: [], unreadable: problem };
}

const exitOf = ({ valid, unreadable: problem }: Verdict): ExitCode => (problem !== undefined ? 2 : valid ? 0 : 1);

function line(file: string, { syntax, profile, rulesVersion, valid, findings, unreadable: problem }: Verdict): string {
  const told = findings.map(({ layer, rule, severity, count, location, terms, message, advice }) => {
    return { layer, rule, severity, count, location, terms, message, advice };
  });
  return JSON.stringify({
    file,
    syntax,
    profile: profile ?? null,
    rulesVersion,
    valid,
    findings: told,
    ...(problem !== undefined && { problem }),
  });
}

const COLOURS = { fatal: 'red', warning: 'yellow', information: 'blue' } as const;

function report(file: string, verdict: Verdict): string {
  const { syntax, profile, rulesVersion, valid, findings, unreadable: problem } = verdict;
  const head = problem !== undefined ? 'unreadable' : valid ? 'valid' : 'not valid';
  const by = [syntax, profile, rulesVersion].filter((part) => part !== undefined && part !== '').join('; ');
  const first = `${styled([valid ? 'green' : 'red', 'bold'], head)}  ${file}${by === '' ? '' : `  (${by})`}`;
  if (findings.length === 0 && problem !== undefined) return `${first}\n  ${problem.message}\n    ${problem.advice}`;
  return [first, ...findings.map(findingText)].join('\n');
}

function findingText({ rule, severity, location, terms, message, advice, count }: Finding): string {
  const about = terms.length === 0 ? '' : ` (${terms.join(', ')})`;
  const times = count === 1 ? '' : ` (${count} times)`;
  return [
    `  ${styled(COLOURS[severity], severity)} ${styled('bold', rule)}${times}: ${message}${about}`,
    `    ${styled('dim', location)}`,
    `    ${advice.en}`,
  ].join('\n');
}
