import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { StatementImport } from '../flow/index.ts';
import type { Problem } from '../model/index.ts';
import { withTenant } from './installation.ts';
import { cannotRun, type Outcome } from './outcome.ts';
import type { GlobalOptions } from './options.ts';
import { problemText } from './text.ts';

type Imported =
  | ({ readonly file: string; readonly ok: true } & StatementImport)
  | { readonly file: string; readonly ok: false; readonly problems: readonly Problem[] };

/** Takes files of banks, one after the other. */
export async function importStatements(global: GlobalOptions, files: readonly string[]): Promise<Outcome> {
  return withTenant(global, async ({ quittance }, tenant) => {
    const imported: Imported[] = [];
    for (const file of files) {
      const taken = await quittance.payments.importStatement(tenant, await bytesOf(file), {
        name: basename(file),
        by: 'cli',
      });
      imported.push(taken.ok ? { file, ok: true, ...taken.value } : { file, ok: false, problems: taken.problems });
    }
    const ok = imported.every(isSound);
    return { exit: ok ? 0 : 1, json: { ok, files: imported }, text: imported.map(importText).join('\n\n') };
  });
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw cannotRun('FILE_UNREADABLE', `${file} cannot be read.`, 'Check the path and the permissions.');
  }
}

function isSound(imported: Imported): boolean {
  return imported.ok && imported.statements.every(({ check }) => check !== 'differs');
}

function importText(imported: Imported): string {
  const { file } = imported;
  if (!imported.ok) return [`✗ ${file}`, ...imported.problems.map(problemText)].join('\n');
  const { format, repeated, statements, entries, fresh, outcome, warnings } = imported;
  if (repeated) return `✓ ${file}: ${format}, imported before. Nothing has changed.`;
  const { posted, proposed, unmatched, returned } = outcome;
  return [
    `✓ ${file}: ${format}, ${entries} entries, ${fresh} of them new.`,
    ...statements.map(
      ({ account, currency, opening, closing, check }) =>
        `  ${account} ${currency}: ${opening ?? '?'} to ${closing ?? '?'}, ${CHECKED[check]}`,
    ),
    `  ${posted} posted, ${returned} returned, ${proposed} proposed, ${unmatched} that nothing is known of.`,
    ...warnings.map(({ message, location }) => `  ! ${message} (${location})`),
  ].join('\n');
}

const CHECKED: Readonly<Record<StatementImport['statements'][number]['check'], string>> = {
  'adds-up': 'adds up',
  differs: 'does NOT add up',
  'no-balances': 'without balances',
};
