import { createHash, type Hash } from 'node:crypto';
import { planCustomer, type CustomerPlan, type DunningRun, type Letter, type Skip } from '../../dunning/index.ts';
import {
  Decimal,
  ok,
  refused,
  type MerchantSettings,
  type Problem,
  type Result,
  type TenantId,
} from '../../model/index.ts';
import {
  discardDraft,
  insertLetters,
  insertRun,
  isDataError,
  listRuns,
  nextDebtors,
  uuidv7,
  writeReport,
  type NewLetter,
  type OpenItemRow,
  type TenantTransaction,
} from '../../store/index.ts';
import type { RunReport, RunView } from './dunning-doors.ts';
import { debtorsFrom, runOf } from './dunning-input.ts';
import { keptLetter } from './kept-letter.ts';
import { ownOldDocuments } from '../invoices/own-documents.ts';
import { inTenant, nowOf, type Road } from '../road.ts';
import { settingsHere, SETTINGS_MISSING } from '../settings.ts';
import { runView } from './view-dunning.ts';

/** Customers planned at once: their items are in memory, and no others. */
const PAGE = 500;
/** Left-out items that are named; the others are counted. */
const MOST_NAMED = 1_000;
/** Nothing that anybody would wonder about. */
const EXPECTED: readonly Skip['code'][] = [
  'NOT_YET',
  'CREDIT',
  'PAID',
  'DEADLINE_RUNNING',
  'OTHERS_FIRST',
  'FOLLOWS_PRINCIPAL',
];

/** Plans a run over everything that is open and keeps it as the draft, in place of an earlier one. Nothing else changes. */
export async function planDunning(
  road: Road,
  tenant: TenantId,
  { by, origin }: { readonly by: string; readonly origin: RunView['origin'] },
): Promise<Result<RunView>> {
  await ownOldDocuments(road, tenant);
  try {
    return await inTenant(road, tenant, (trx) => planIn(road, trx, { by, origin }));
  } catch (error) {
    if (isDataError(error)) return refused(RUN_UNDER_WAY);
    throw error;
  }
}

async function planIn(
  road: Road,
  trx: TenantTransaction,
  { by, origin }: { readonly by: string; readonly origin: RunView['origin'] },
): Promise<Result<RunView>> {
  const settings = await settingsHere(road, trx);
  if (settings === undefined) return refused(SETTINGS_MISSING);
  if ((await listRuns(trx, { state: 'committing' }, undefined, 1)).length > 0) return refused(RUN_UNDER_WAY);
  await discardDraft(trx);
  const id = uuidv7();
  await insertRun(trx, { id, origin, by }, nowOf(road));
  const run = await runOf(road, trx, settings);
  const tally = new Tally();
  for await (const page of plans(trx, run, settings)) {
    for (const { plan, rows } of page) tally.add(plan, rows);
    await insertLetters(
      trx,
      page.flatMap(({ plan, rows }) => plan.letters.map((letter) => newLetter(letter, id, rows))),
      nowOf(road),
    );
  }
  await writeReport(trx, id, tally.snapshot(), tally.report());
  const [row] = await listRuns(trx, { id }, undefined, 1);
  return row === undefined ? refused(RUN_UNDER_WAY) : ok(runView(row));
}

interface Planned {
  readonly plan: CustomerPlan;
  readonly rows: readonly OpenItemRow[];
}

/** What is decided for each customer who has anything open, in the order of their ids, page by page. */
async function* plans(
  trx: TenantTransaction,
  run: DunningRun,
  settings: MerchantSettings,
): AsyncGenerator<readonly Planned[]> {
  let after: string | null = null;
  for (;;) {
    const rows: readonly OpenItemRow[] = await nextDebtors(trx, after, PAGE);
    after = rows.at(-1)?.customerId ?? null;
    if (after === null) return;
    const debtors = await debtorsFrom(trx, rows, settings);
    yield debtors.map(({ rows: own, ...debtor }) => ({ plan: planCustomer(debtor, run), rows: own }));
  }
}

function newLetter(letter: Letter, runId: string, rows: readonly OpenItemRow[]): NewLetter {
  return {
    id: uuidv7(),
    runId,
    customerId: letter.customerId,
    currency: letter.currency,
    day: letter.day,
    level: letter.level,
    sendAt: letter.sendAt,
    letter: keptLetter(letter, rows),
  };
}

/** Adds a run up while it is planned. */
class Tally {
  readonly #hash: Hash = createHash('sha256');
  readonly #skipped = new Map<Skip['code'], number>();
  readonly #byLevel = new Map<number, number>();
  readonly #totals = new Map<string, Decimal>();
  readonly #leftOut: RunReport['leftOut'][number][] = [];
  readonly #handOver: RunReport['handOver'][number][] = [];
  readonly #warnings = new Map<string, RunReport['warnings'][number]>();
  #customers = 0;
  #items = 0;
  #letters = 0;
  #inDefault = 0;

  add(plan: CustomerPlan, rows: readonly OpenItemRow[]): void {
    this.#customers += 1;
    this.#items += rows.length;
    if (plan.holdOrders) this.#inDefault += 1;
    for (const letter of plan.letters) this.#addLetter(letter);
    for (const skip of plan.skipped) {
      this.#skipped.set(skip.code, (this.#skipped.get(skip.code) ?? 0) + 1);
      if (!EXPECTED.includes(skip.code) && this.#leftOut.length < MOST_NAMED)
        this.#leftOut.push({ ...skip, customerId: plan.customerId });
    }
    this.#handOver.push(...plan.handOver);
    for (const warning of plan.warnings) this.#warnings.set(warning.code, warning);
  }

  #addLetter(letter: Letter): void {
    this.#letters += 1;
    this.#byLevel.set(letter.level, (this.#byLevel.get(letter.level) ?? 0) + 1);
    this.#totals.set(letter.currency, (this.#totals.get(letter.currency) ?? Decimal.ZERO).plus(letter.totals.total));
    this.#hash.update(JSON.stringify(letter));
  }

  snapshot(): string {
    return this.#hash.digest('hex');
  }

  report(): RunReport {
    return {
      customers: this.#customers,
      items: this.#items,
      letters: this.#letters,
      byLevel: Object.fromEntries(this.#byLevel),
      totals: Object.fromEntries([...this.#totals].map(([currency, total]) => [currency, total.toString()])),
      skipped: Object.fromEntries(this.#skipped),
      leftOut: this.#leftOut,
      handOver: this.#handOver,
      inDefault: this.#inDefault,
      warnings: [...this.#warnings.values()],
    };
  }
}

const RUN_UNDER_WAY: Problem = {
  code: 'DUNNING_RUN_UNDER_WAY',
  message: 'Another dunning run is being planned or committed.',
  advice: 'Wait until it is done, then plan again.',
  retry: 'later',
};
