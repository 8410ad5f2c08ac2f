import type { CandidateView, CaseDetail, CaseView } from '../flow/index.ts';
import { withTenant } from './installation.ts';
import { cannotRun, done, refusedBecause, type Outcome } from './outcome.ts';
import type { CaseListOptions, DraftOptions, GlobalOptions } from './options.ts';
import { problemText, table } from './text.ts';

const SHOWN = { limit: 200 };

export async function listCases(
  global: GlobalOptions,
  { agency, out, needsAnswer, candidates }: CaseListOptions,
): Promise<Outcome> {
  return withTenant(global, async ({ quittance }, tenant) => {
    if (candidates === true) {
      if (agency === undefined) throw cannotRun('AGENCY_MISSING', 'No agency is named.', 'Name it with --agency.');
      const found = await quittance.collections.agencies.candidates(tenant, agency, SHOWN);
      return found.ok ? done(found.value, candidatesText(found.value.items)) : refusedBecause(found.problems);
    }
    const filter = {
      ...(agency !== undefined && { agency }),
      ...(out === true && { out }),
      ...(needsAnswer === true && { needsAnswer }),
    };
    const page = await quittance.collections.cases.list(tenant, filter, SHOWN);
    return done({ ok: true, ...page }, casesText(page.items));
  });
}

export async function showCase(global: GlobalOptions, id: string): Promise<Outcome> {
  return withTenant(global, async ({ quittance }, tenant) => {
    const view = await quittance.collections.cases.get(tenant, id);
    if (view === undefined)
      throw cannotRun('CASE_NOT_FOUND', 'There is no such case.', 'List them: quittance case list.');
    return done(view, caseText(view));
  });
}

export async function draftCase(
  global: GlobalOptions,
  customerId: string,
  { agency, currency }: DraftOptions,
): Promise<Outcome> {
  return withTenant(global, async ({ quittance }, tenant) => {
    const request = { agency, customerId, currency, by: 'cli' };
    const drafted = await quittance.collections.cases.draft(tenant, request);
    return drafted.ok ? done(drafted.value, caseText(drafted.value)) : refusedBecause(drafted.problems);
  });
}

export async function handOverCase(global: GlobalOptions, id: string): Promise<Outcome> {
  return withTenant(global, async ({ quittance }, tenant) => {
    const handed = await quittance.collections.cases.handOver(tenant, id, 'cli');
    return handed.ok ? done(handed.value, caseText(handed.value)) : refusedBecause(handed.problems);
  });
}

function casesText(cases: readonly CaseView[]): string {
  const rows = cases.map(({ id, agency, customer, open, currency, status }) => [
    id,
    agency,
    customer,
    open,
    currency,
    standingOf({ status }),
  ]);
  return table(['case', 'agency', 'customer', 'open', 'cur', 'state'], rows);
}

function standingOf({ status }: Pick<CaseView, 'status'>): string {
  const { state, stage, outcome, paused, disputed, rejected, needsAnswer } = status;
  const beside = [
    ...(paused ? ['paused'] : []),
    ...(disputed ? ['disputed'] : []),
    ...(rejected ? ['rejected'] : []),
    ...(needsAnswer.length > 0 ? ['needs an answer'] : []),
  ];
  return [[state, outcome ?? stage].filter((part) => part !== undefined).join(' '), ...beside].join(', ');
}

function candidatesText(candidates: readonly CandidateView[]): string {
  return candidates
    .map(({ customerId, customer, open, currency, criteria }) =>
      [
        `${customer} (${customerId}): ${open} ${currency}${criteria.length === 0 ? ', may go' : ''}`,
        ...criteria.map(({ code, message }) => `  ${code}: ${message}`),
      ].join('\n'),
    )
    .join('\n');
}

function caseText(view: CaseDetail): string {
  const { id, customer, open, claimed, currency, balance, criteria, questions, costs, events, commands } = view;
  return [
    `Case ${id}: ${customer}, ${open} of ${claimed} ${currency} open, ${standingOf(view)}.`,
    `  paid ${balance.paid}, costs ${balance.costs}, remitted ${balance.remitted} (commission ${balance.commission})`,
    ...criteria.map(({ code, message }) => `  ${code}: ${message}`),
    ...questions.map(({ requestId, question }) => `  asks (${requestId}): ${question}`),
    ...costs.map(({ costId, amount }) => `  a cost of ${amount} ${currency} waits for approval (${costId})`),
    ...(view.problem === undefined ? [] : [problemText(view.problem)]),
    ...commands.map(({ at, type, state }) => `  ${at.slice(0, 16)} we: ${type}, ${state}`),
    ...events.map(
      ({ receivedAt, type, flags }) => `  ${receivedAt.slice(0, 16)} agency: ${[type, ...flags].join(' ')}`,
    ),
  ].join('\n');
}
