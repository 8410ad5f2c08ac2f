import type { AgencyView, CollectionReconciliation, FirstBatchView } from '../flow/index.ts';
import { acceptanceText } from './agency.ts';
import { givenSecrets } from './given-secrets.ts';
import { withTenant } from './installation.ts';
import { done, refusedBecause, type Outcome } from './outcome.ts';
import type { AgencyOptions, GlobalOptions, GoLiveOptions, StopOptions } from './options.ts';
import { readJsonInput } from './read-input.ts';
import { problemText, table } from './text.ts';

export async function listAgencies(global: GlobalOptions): Promise<Outcome> {
  return withTenant(global, async ({ quittance }, tenant) => {
    const agencies = await quittance.collections.agencies.list(tenant);
    const rows = agencies.map(({ id, adapter, state, acceptance, casesOut, commandsWaiting, paused }) => [
      id,
      adapter,
      state,
      acceptance.state,
      String(casesOut),
      String(commandsWaiting),
      paused?.code ?? '',
    ]);
    const header = ['id', 'adapter', 'state', 'acceptance', 'cases out', 'waiting', 'paused'];
    return done({ ok: true, agencies }, table(header, rows));
  });
}

export async function setAgency(global: GlobalOptions, id: string, options: AgencyOptions): Promise<Outcome> {
  const { adapter, name = id, config, selection, terms } = options;
  const read = (file: string | undefined) => (file === undefined ? Promise.resolve(undefined) : readJsonInput(file));
  const secrets = await givenSecrets(options);
  const [configured, selected, agreed] = [await read(config), await read(selection), await read(terms)];
  return withTenant(global, async ({ quittance }, tenant) => {
    const stored = await quittance.collections.agencies.put(tenant, {
      id,
      name,
      adapter,
      config: configured ?? {},
      secrets,
      selection: selected,
      terms: agreed,
    });
    return stored.ok ? done(stored.value, agencyText(stored.value)) : refusedBecause(stored.problems);
  });
}

export async function rehearseAgency(global: GlobalOptions, id: string): Promise<Outcome> {
  return withTenant(global, async ({ quittance }, tenant) => {
    const report = await quittance.collections.agencies.rehearse(tenant, id);
    if (!report.ok) return refusedBecause(report.problems);
    return { exit: report.value.passed ? 0 : 1, json: report.value, text: acceptanceText(report.value) };
  });
}

export async function goLive(
  global: GlobalOptions,
  id: string,
  { from, migrate, dryRun }: GoLiveOptions,
): Promise<Outcome> {
  const keyDate = { liveFrom: from, dueBefore: migrate === true ? ('migrate' as const) : ('stay' as const) };
  return withTenant(global, async ({ quittance }, tenant) => {
    if (dryRun === true) {
      const batch = await quittance.collections.agencies.firstBatch(tenant, id, keyDate);
      return batch.ok ? done(batch.value, batchText(batch.value)) : refusedBecause(batch.problems);
    }
    const live = await quittance.collections.agencies.goLive(tenant, id, { ...keyDate, by: 'cli' });
    return live.ok ? done(live.value, agencyText(live.value)) : refusedBecause(live.problems);
  });
}

export async function stopAgency(global: GlobalOptions, id: string, { reason, pause }: StopOptions): Promise<Outcome> {
  return withTenant(global, async ({ quittance }, tenant) => {
    const running = pause === true ? ('pause' as const) : ('hold' as const);
    const stopped = await quittance.collections.agencies.stop(tenant, id, { by: 'cli', reason, running });
    return stopped.ok ? done(stopped.value, agencyText(stopped.value)) : refusedBecause(stopped.problems);
  });
}

export async function reconcileAgency(global: GlobalOptions, id: string): Promise<Outcome> {
  return withTenant(global, async ({ quittance }, tenant) => {
    const report = await quittance.collections.agencies.reconcile(tenant, id);
    if (!report.ok) return refusedBecause(report.problems);
    const equal = report.value.differences.length === 0;
    return { exit: equal ? 0 : 1, json: report.value, text: reconciliationText(report.value) };
  });
}

function agencyText({ name, state, keyDate, obstacles }: AgencyView): string {
  const from = keyDate === undefined ? '' : ` from ${keyDate.liveFrom}`;
  return [`${name}: ${state}${from}.`, ...obstacles.map(problemText)].join('\n');
}

function batchText({ wouldSend, leftOut, totals }: FirstBatchView): string {
  const sums = Object.entries(totals).map(([currency, total]) => `${total} ${currency}`);
  return [
    `Would go: ${wouldSend.length} cases, ${sums.join(', ') || 'nothing'}.`,
    ...wouldSend.map(({ customer, open, currency }) => `  ${customer}: ${open} ${currency}`),
    `Would stay: ${leftOut.length}.`,
    ...leftOut.map(({ customer, criteria }) => `  ${customer}: ${criteria.map(({ message }) => message).join(' ')}`),
  ].join('\n');
}

function reconciliationText({ cases, differences, sums }: CollectionReconciliation): string {
  return [
    `${cases} cases compared, ${differences.length} differences.`,
    ...sums.map(({ currency, ours, theirs }) => `  ${currency}: ours ${ours}, theirs ${theirs}`),
    ...differences.map(({ caseId, code, message }) => `  ${caseId} ${code}: ${message}`),
  ].join('\n');
}
