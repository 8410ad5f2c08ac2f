import { statementOfAccount, type AccountStatement, type Movement } from '../../dunning/index.ts';
import { addDays, Decimal, type IsoDate, type TenantId } from '../../model/index.ts';
import { movementsOf, openItemsOf, type MovementRow } from '../../store/index.ts';
import type { AccountStatementView } from '../dunning/dunning-doors.ts';
import { isUuid } from '../page.ts';
import { todayOf } from '../dunning/read-accounts.ts';
import { asOfOneMoment, type Road } from '../road.ts';

/** How far back a statement of account reaches where nobody says (days). */
const QUARTER = 90;

/** A customer's statement of account up to today, by currency. */
export async function readStatement(
  road: Road,
  tenant: TenantId,
  customerId: string,
  from?: IsoDate,
): Promise<readonly AccountStatementView[]> {
  if (!isUuid(customerId)) return [];
  return asOfOneMoment(road, tenant, async (trx) => {
    const to = await todayOf(road, trx);
    const movements = (await movementsOf(trx, customerId, to)).map(movement);
    const openItems = (await openItemsOf(trx, [customerId])).map(({ number, dueDate, currency, open }) => ({
      documentNumber: number,
      dueDate,
      currency,
      open: Decimal.of(open),
    }));
    return statementOfAccount({ from: from ?? addDays(to, -QUARTER), to, movements, openItems }).map(statementView);
  });
}

function movement({ date, kind, number, currency, amount }: MovementRow): Movement {
  return { date, kind: kindOf(kind), documentNumber: number, currency, amount: Decimal.of(amount) };
}

function kindOf(kind: string): Movement['kind'] {
  if (kind === 'fee' || kind === 'interest' || kind === 'payment' || kind === 'creditNote') return kind;
  return 'invoice';
}

function statementView({
  currency,
  from,
  to,
  opening,
  closing,
  lines,
  ageing,
  problems,
}: AccountStatement): AccountStatementView {
  return {
    currency,
    from,
    to,
    opening: opening.toString(),
    closing: closing.toString(),
    lines: lines.map(({ date, kind, documentNumber, amount, balance }) => ({
      date,
      kind,
      documentNumber,
      amount: amount.toString(),
      balance: balance.toString(),
    })),
    ageing: {
      currency,
      notDue: ageing.notDue.toString(),
      to30: ageing.days1To30.toString(),
      to60: ageing.days31To60.toString(),
      to90: ageing.days61To90.toString(),
      over90: ageing.over90.toString(),
    },
    problems,
  };
}
