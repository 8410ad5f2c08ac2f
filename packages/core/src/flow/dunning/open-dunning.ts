import type { TenantId } from '../../model/index.ts';
import {
  decidePosting,
  dismissEntry,
  entryPage,
  readEntry,
  reverseEntry,
  reverseOne,
} from '../payments/decide-entry.ts';
import type { Dunning, Payments } from './dunning-doors.ts';
import { liftHoldOf, placeHold } from './hold-items.ts';
import { importStatement } from '../payments/import-statement.ts';
import { planDunning } from './plan-dunning.ts';
import { accountPage, findAccount, readAccount, setTerms, timelinePage } from './read-accounts.ts';
import { excludeLetter, holdPage, includeLetter, letterPage, readRun, runPage, workList } from './read-runs.ts';
import { readStatement } from '../payments/read-statement.ts';
import { commitRun, discardRun } from './run-dunning.ts';
import type { Road } from '../road.ts';

export function payments(road: Road): Payments {
  const of = onRoad(road);
  return {
    importStatement: of(importStatement),
    entries: of(entryPage),
    entry: of(readEntry),
    post: of(decidePosting),
    dismiss: of(dismissEntry),
    reverse: of(reverseEntry),
    reversePayment: of(reverseOne),
  };
}

export function dunning(road: Road): Dunning {
  const of = onRoad(road);
  return {
    customers: of(accountPage),
    customer: of(readAccount),
    findCustomer: of(findAccount),
    setTerms: of(setTerms),
    statement: of(readStatement),
    timeline: of(timelinePage),
    placeHold: of(placeHold),
    liftHold: of(liftHoldOf),
    holds: of(holdPage),
    plan: (tenant, by) => planDunning(road, tenant, { by, origin: 'manual' }),
    runs: of(runPage),
    run: of(readRun),
    letters: of(letterPage),
    exclude: of(excludeLetter),
    include: of(includeLetter),
    commit: of(commitRun),
    discard: of(discardRun),
    workList: of(workList),
  };
}

/** A use case as the facade offers it: the road is at hand. */
function onRoad(road: Road) {
  return <Args extends readonly unknown[], Answer>(work: (road: Road, tenant: TenantId, ...args: Args) => Answer) =>
    (tenant: TenantId, ...args: Args): Answer =>
      work(road, tenant, ...args);
}
