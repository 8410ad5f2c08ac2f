import {
  agencyMustKnow,
  creditNote,
  directPayment,
  type AgencyCommand,
  type Allocation,
} from '../../agencies/index.ts';
import { Decimal, dayIn, type IsoDate, type TenantId } from '../../model/index.ts';
import {
  caseItems,
  casesOut,
  insertCaseChanges,
  insertReceivableEvents,
  lockCases,
  standingHolds,
  untoldPayments,
  uuidOf,
  uuidv7,
  writeCase,
  type CaseItemStanding,
  type CaseRow,
  type HoldRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { inTenant, nowOf, type Road } from '../road.ts';
import { settingsOf } from '../settings.ts';
import { addCommands, commandOf, type CommandPlace } from './add-commands.ts';
import { caseHistory, summaryOf } from './case-history.ts';
import { caseItemId } from './choose-positions.ts';
import { originOf } from './settle-at-agency.ts';
import { untoldChanges, type UntoldChange } from './untold-changes.ts';

const MOST = 1_000;

/** Customers whose accounts or holds changed: the agencies that have cases of theirs hear of it. May run twice. */
export async function tellAgencies(road: Road, tenant: TenantId, customerIds: readonly string[]): Promise<void> {
  const ids = await inTenant(road, tenant, (trx) => casesOut(trx, { customerIds }, MOST));
  for (const id of ids) await tellOfCase(road, tenant, id);
}

/**
 * Tells of one case what the agency does not know: money that reached us, credits, and whether it has to pause. What was told is written down in
 * the same transaction, so that it is told once.
 */
export async function tellOfCase(road: Road, tenant: TenantId, id: string): Promise<void> {
  await inTenant(road, tenant, async (trx) => {
    const [row] = await lockCases(trx, [id]);
    if (row === undefined || row.mode !== 'live' || row.ownState !== 'submitted') return;
    const { status } = await caseHistory(trx, row);
    if (!agencyMustKnow(status)) return;
    const items = await caseItems(trx, id);
    const { changes, idle } = untoldChanges(items, await untoldPayments(trx, id), uuidv7());
    const known = [...changes, ...idle.map((payment) => ({ ...payment, amount: Decimal.ZERO }))];
    await insertCaseChanges(
      trx,
      id,
      known.map(({ documentId, key, amount }) => ({ documentId, key, amount: amount.toString() })),
      nowOf(road),
    );
    const held = await isHeld(road, trx, row, items);
    const commands = [...changes.map((change) => commandFor(change)), ...pauseOrResume(row, held)];
    if (commands.length === 0) return;
    await addCommands(road, trx, row, 'quittance', commands);
    const after = { ...row, pausedByHold: held };
    await writeCase(trx, id, { ...after, ...summaryOf(await caseHistory(trx, after), nowOf(road)) });
    await tellHistory(road, trx, row, changes);
  });
}

function commandFor(change: UntoldChange): (place: CommandPlace) => AgencyCommand {
  const { documentId, number, dueDate, key, amount, payment, kind } = change;
  // Deterministic: the same change is the same command.
  const id = uuidOf(`${documentId}|${key}`);
  if (payment === undefined && amount.isPositive() && kind !== 'credit')
    return (place) =>
      creditNote(place, {
        creditNoteNo: `${number}/${id.slice(0, 8)}`,
        issued: place.at.slice(0, 10),
        amount,
        itemId: caseItemId({ documentId, dueDate }),
      });
  const reference = payment?.reference?.slice(0, 300);
  return (place) =>
    directPayment(place, {
      paymentId: id,
      amount,
      valueDate: payment?.date ?? place.at.slice(0, 10),
      allocation: allocationOf(kind, amount),
      ...(reference !== undefined && reference !== '' && { reference }),
    });
}

function allocationOf(kind: string, amount: Decimal): Allocation {
  const zero = Decimal.ZERO;
  const none = { principal: zero, interest: zero, fees: zero, costs: zero };
  if (kind === 'interest') return { ...none, interest: amount };
  return kind === 'fee' || kind === 'cost' ? { ...none, fees: amount } : { ...none, principal: amount };
}

/** Whether a hold that we know of, and the agency does not, stands on what is claimed: then nobody may chase it. */
async function isHeld(
  road: Road,
  trx: TenantTransaction,
  row: CaseRow,
  items: readonly CaseItemStanding[],
): Promise<boolean> {
  const today = dayIn((await settingsOf(trx))?.timeZone ?? 'UTC', road.clock.now());
  const holds = await standingHolds(trx, [row.customerId]);
  return holds.some((hold) => hold.by !== originOf(row) && stands(hold, today) && concerns(hold, row, items));
}

function stands({ kind, from, until }: HoldRow, day: IsoDate): boolean {
  return kind === 'insolvency' || (from <= day && (until === null || day <= until));
}

function concerns(hold: HoldRow, { currency }: CaseRow, items: readonly CaseItemStanding[]): boolean {
  if (hold.kind === 'insolvency') return true;
  if (hold.currency !== null && hold.currency !== currency) return false;
  return hold.documentNumber === null || items.some(({ number }) => number === hold.documentNumber);
}

function pauseOrResume({ pausedByHold }: CaseRow, held: boolean): readonly ((place: CommandPlace) => AgencyCommand)[] {
  if (held === pausedByHold) return [];
  const reason = 'The creditor holds the claim: it is disputed, promised or blocked.';
  return [held ? commandOf('pause', { reason }) : commandOf('resume', {})];
}

function tellHistory(
  road: Road,
  trx: TenantTransaction,
  row: CaseRow,
  changes: readonly UntoldChange[],
): Promise<void> {
  return insertReceivableEvents(
    trx,
    changes.map(({ number, amount, payment }) => ({
      customerId: row.customerId,
      documentNumber: number,
      kind: 'case.told',
      details: {
        case: row.id,
        agency: row.agency,
        kind: payment === undefined ? 'credit_note' : 'direct_payment',
        amount: amount.toString(),
        currency: row.currency,
      },
    })),
    nowOf(road),
  );
}
