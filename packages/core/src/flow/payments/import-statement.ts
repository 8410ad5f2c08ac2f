import { createHash } from 'node:crypto';
import { paymentsIn, readStatements, referenceKey, type StatementFile } from '../../banking/index.ts';
import { ok, type BankStatement, type Result, type StatementEntry, type TenantId } from '../../model/index.ts';
import {
  bankEntries,
  foldBatches,
  insertBankEntries,
  insertBankFile,
  insertBankStatements,
  uuidv7,
  type NewBankEntry,
  type NewBankStatement,
  type TenantTransaction,
} from '../../store/index.ts';
import { packBytes } from '../invoices/document-content.ts';
import type { EntryState, StatementImport, StatementOptions } from '../dunning/dunning-doors.ts';
import { matchEntries } from './match-entries.ts';
import { referencesOf } from './match-ledger.ts';
import { after, inTenant, nowOf, QUEUE, type Road } from '../road.ts';
import { settingsOf } from '../settings.ts';

/** Entries kept by one statement: a file of a year has hundreds of thousands. */
const PAGE = 5_000;
/** Whoever imports also matches; its job finds the rest when that process dies (milliseconds). */
const IF_LOST = 15_000;

/** Keeps a bank statement and what it tells, then matches what is new. See `Payments.importStatement`. */
export async function importStatement(
  road: Road,
  tenant: TenantId,
  bytes: Uint8Array,
  { name, by = 'import' }: StatementOptions = {},
): Promise<Result<StatementImport>> {
  const timeZone = await inTenant(road, tenant, async (trx) => (await settingsOf(trx))?.timeZone);
  const read = readStatements(bytes, timeZone === undefined ? {} : { timeZone });
  if (!read.ok) return read;
  const file = read.value;
  const sha256 = createHash('sha256').update(bytes).digest();
  const kept = await inTenant(road, tenant, (trx) => keep(road, trx, file, bytes, { sha256, name: name ?? null, by }));
  await matchEntries(road, tenant, kept.fresh);
  const decided = await inTenant(road, tenant, (trx) => bankEntries(trx, kept.fresh));
  const count = (state: EntryState) => decided.filter((entry) => entry.state === state).length;
  return ok({
    sha256: sha256.toString('hex'),
    format: file.format,
    repeated: kept.repeated,
    statements: file.statements.map(summaryOf),
    entries: file.statements.flatMap(transactionsOf).length,
    fresh: kept.fresh.length,
    outcome: {
      posted: count('posted'),
      proposed: count('proposed'),
      unmatched: count('unmatched'),
      returned: count('returned'),
    },
    warnings: file.warnings.map(({ code, message, location }) => ({ code, message, location })),
  });
}

async function keep(
  road: Road,
  trx: TenantTransaction,
  file: StatementFile,
  bytes: Uint8Array,
  { sha256, name, by }: { readonly sha256: Buffer; readonly name: string | null; readonly by: string },
): Promise<{ readonly repeated: boolean; readonly fresh: readonly string[] }> {
  const stored = { sha256, content: packBytes(bytes).packed, format: file.format, name, by };
  if (!(await insertBankFile(trx, stored, nowOf(road)))) return { repeated: true, fresh: [] };
  await insertBankStatements(trx, sha256, file.statements.map(statementRow));
  const entries = file.statements.flatMap(transactionsOf);
  const fresh: string[] = [];
  for (let start = 0; start < entries.length; start += PAGE)
    fresh.push(...(await insertBankEntries(trx, sha256, entries.slice(start, start + PAGE), nowOf(road))));
  const own = await foldBatches(trx, fresh, nowOf(road));
  await road.jobs.enqueue(trx, QUEUE.match, own, after(road, IF_LOST));
  return { repeated: false, fresh: own };
}

/** What was booked, one by one: the payments of a batch where the bank tells them. What is pending may still vanish, and is told again. */
function transactionsOf(statement: BankStatement): readonly NewBankEntry[] {
  const booked = statement.entries.filter(({ status }) => status === 'booked');
  return booked.flatMap((entry) => {
    const batch = entry.parts === undefined ? null : entry.id;
    return paymentsIn({ ...statement, entries: [entry] }).map((payment) => entryRow(statement, payment, batch));
  });
}

function entryRow(statement: BankStatement, payment: StatementEntry, batch: string | null): NewBankEntry {
  const { id, amount, currency, counterparty, bookingDate } = payment;
  return {
    id: uuidv7(),
    key: id,
    batch,
    account: accountOf(statement),
    bookedOn: bookingDate,
    amount: amount.toString(),
    currency,
    payerIban: counterparty?.iban === undefined ? null : referenceKey(counterparty.iban),
    references: referencesOf(payment),
    entry: payment,
  };
}

function accountOf({ account }: BankStatement): string {
  return account.iban ?? account.number ?? '';
}

/** The last day that a statement speaks of: of its closing balance, else of its newest entry. */
function coversTo({ closing, entries }: BankStatement): string | undefined {
  return (
    closing?.date ??
    entries
      .map(({ bookingDate }) => bookingDate)
      .toSorted()
      .at(-1)
  );
}

function statementRow(statement: BankStatement, position: number): NewBankStatement {
  const { entries: _entries, ...told } = statement;
  return {
    position,
    account: accountOf(statement),
    currency: statement.currency,
    coversTo: coversTo(statement) ?? null,
    statement: told,
  };
}

function summaryOf(statement: BankStatement): StatementImport['statements'][number] {
  const { currency, opening, closing, entries, check } = statement;
  const day = coversTo(statement);
  return {
    account: accountOf(statement),
    currency,
    ...(day !== undefined && { coversTo: day }),
    ...(opening && { opening: opening.amount.toString() }),
    ...(closing && { closing: closing.amount.toString() }),
    entries: entries.length,
    check: check.kind,
  };
}
