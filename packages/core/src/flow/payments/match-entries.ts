import { matchEntry, type Match, type MatchPolicy } from '../../banking/index.ts';
import { dayIn, type TenantId } from '../../model/index.ts';
import {
  bankEntries,
  decideEntries,
  lockEntries,
  type BankEntryRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { transactionOf } from './bank-entry.ts';
import { keepKeys, ledgerFor, type LedgerCut } from './match-ledger.ts';
import { postEntry, returnEntry } from './post-entry.ts';
import { inTenant, nowOf, type Road } from '../road.ts';
import { settingsOf } from '../settings.ts';

/** Entries whose candidates are looked up together. */
const BATCH = 100;

/** Who decides without a person. */
const MATCHING = 'matching';

/** Matches entries that nobody has decided about: what can mean one thing is posted, the rest waits for a person. May run twice. */
export async function matchEntries(road: Road, tenant: TenantId, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) while (await inTenant(road, tenant, keepKeys));
  for (let start = 0; start < ids.length; start += BATCH) {
    const chunk = ids.slice(start, start + BATCH);
    const cut = await inTenant(road, tenant, (trx) => cutOf(road, trx, chunk));
    // What has changed since the candidates were looked up is looked up again, for the one entry.
    for (const id of chunk) if (!(await matchOne(road, tenant, id, cut))) await matchOne(road, tenant, id);
  }
}

async function cutOf(road: Road, trx: TenantTransaction, ids: readonly string[]): Promise<LedgerCut> {
  const rows = await bankEntries(trx, ids);
  return ledgerFor(trx, rows.map(transactionOf), dayIn('UTC', road.clock.now()));
}

/** Decides one entry by what is at hand, or by what the database says now; `false` when what was at hand is no longer so. */
function matchOne(road: Road, tenant: TenantId, id: string, atHand?: LedgerCut): Promise<boolean> {
  return inTenant(road, tenant, async (trx) => {
    const [row] = await lockEntries(trx, [id]);
    if (row?.state !== 'new') return true;
    const cut = atHand ?? (await cutOf(road, trx, [id]));
    return decide(road, trx, row, matchEntry(transactionOf(row), cut.ledger, await policyOf(trx)), cut);
  });
}

async function decide(
  road: Road,
  trx: TenantTransaction,
  row: BankEntryRow,
  match: Match,
  { rows }: LedgerCut,
): Promise<boolean> {
  if (match.kind === 'post') {
    const { allocations, rule, reasons } = match;
    const told = { rule, reasons: reasons.map(({ code }) => code) };
    return postEntry(road, trx, row, { by: MATCHING, match, allocations, rows, told });
  }
  if (match.kind === 'return' && match.of !== undefined && (await returnEntry(road, trx, row, match, match.of.id)))
    return true;
  const state = match.kind === 'none' ? 'unmatched' : 'proposed';
  await decideEntries(trx, [{ id: row.id, state, match, posted: false }], MATCHING, nowOf(road));
  return true;
}

async function policyOf(trx: TenantTransaction): Promise<MatchPolicy> {
  const payments = (await settingsOf(trx))?.payments;
  return {
    postSums: payments?.postSums ?? false,
    postPartPayments: payments?.postPartPayments ?? true,
    tolerance: payments?.tolerance ?? {},
    discountGraceDays: payments?.discountGraceDays ?? 0,
  };
}
