import type {
  DunningCustomer,
  DunningPolicy,
  DunningProcedure,
  DunningSettings,
  IsoDate,
  PolicyRow,
  ProcedureChoice,
} from '../../model/index.ts';
import { addBusinessDays, calendarOf, type Calendar, type Place } from '../calendar/calendar.ts';
import { clocksAt, type Clocks, type WallClock } from '../calendar/wall-clock.ts';
import { zoneOf } from '../calendar/zones.ts';
import { STANDARD_PROCEDURES } from '../procedures/standard.ts';

/** Who is owed. */
export interface Creditor {
  readonly country: string;
  readonly timeZone: string;
}

export interface RunInput {
  readonly now: Date;
  readonly creditor: Creditor;
  readonly settings: DunningSettings;
  /** The holidays by law where left out; `calendarOf` adds a merchant's own. */
  readonly calendar?: Calendar;
  /** The last day of which all payments are known; left out where no bank is followed, and nothing can be stale. */
  readonly bankDataAsOf?: IsoDate | undefined;
}

/** What is the same for all customers of a run. */
export interface DunningRun {
  readonly creditor: Creditor;
  readonly procedures: ReadonlyMap<string, DunningProcedure>;
  readonly choice: ProcedureChoice;
  readonly policy: DunningPolicy;
  readonly calendar: Calendar;
  readonly clocks: Clocks;
  readonly bankDataStale: boolean;
}

export function dunningRun({ now, creditor, settings, calendar = calendarOf(), bankDataAsOf }: RunInput): DunningRun {
  const clocks = clocksAt(now);
  const { policy, choice } = settings;
  const home: Place = { calendar, country: creditor.country, closed: [] };
  const known = [...STANDARD_PROCEDURES, ...settings.procedures];
  return {
    creditor,
    procedures: new Map(known.map((procedure) => [procedure.id, procedure])),
    choice,
    policy,
    calendar,
    clocks,
    bankDataStale:
      bankDataAsOf !== undefined &&
      clocks(creditor.timeZone).day > addBusinessDays(home, bankDataAsOf, policy.bankDataDays),
  };
}

/** A customer at the moment of a run. */
export interface Debtor {
  readonly customer: DunningCustomer;
  readonly place: Place;
  /** Its own day decides what is overdue; the sending zone may be the merchant's. */
  readonly today: IsoDate;
  readonly sendingZone: string;
  readonly sendingClock: WallClock;
  /** The line of the policy table that fits. */
  readonly row: PolicyRow | undefined;
}

export function debtorOf(customer: DunningCustomer, run: DunningRun): Debtor {
  const zone = customer.timeZone ?? zoneOf(customer.country) ?? run.creditor.timeZone;
  const sendingZone = run.policy.sending.zone === 'recipient' ? zone : run.creditor.timeZone;
  return {
    customer,
    place: { calendar: run.calendar, country: customer.country, closed: customer.holidays },
    today: run.clocks(zone).day,
    sendingZone,
    sendingClock: run.clocks(sendingZone),
    row: run.policy.table.find((row) => fits(row, customer)),
  };
}

function fits({ segment, riskBand }: PolicyRow, customer: DunningCustomer): boolean {
  return (
    (segment === undefined || segment === customer.segment) &&
    (riskBand === undefined || riskBand === customer.riskBand)
  );
}
