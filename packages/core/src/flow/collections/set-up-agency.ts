import { handOverTerms, selectionParameters, type Diagnosis } from '../../agencies/index.ts';
import { ok, refused, type Problem, type Result, type TenantId } from '../../model/index.ts';
import {
  agencyConnection,
  listAgencies,
  lockConnection,
  readAgency,
  uuidv7,
  wakeCommands,
  writeAgency,
  writeConnection,
  type TenantTransaction,
} from '../../store/index.ts';
import { connectionControl, sealed } from '../connections.ts';
import { inTenant, nowOf, QUEUE, type Road } from '../road.ts';
import { unknownAgencyAdapter } from './agency-sessions.ts';
import type { AgencyInput, AgencyView } from './agency-doors.ts';
import { AGENCY_NOT_FOUND, agencyView, knownAgency, sideOf, type KnownAgency } from './view-agency.ts';

const ID = /^[a-z][a-z0-9-]{0,39}$/;

/** Keeps an agency with its connection. What waited for it is tried with the new set-up. */
export async function setUpAgency(road: Road, tenant: TenantId, input: AgencyInput): Promise<Result<AgencyView>> {
  const checked = checkInput(road, input);
  if (!checked.ok) return checked;
  return inTenant(road, tenant, async (trx) => {
    const { id, name, adapter, config } = input;
    const connection = agencyConnection(id);
    const [before, known] = [await lockConnection(trx, connection), await readAgency(trx, id)];
    const secrets = sealed(road, tenant, { ...input, id: connection }, before?.secrets ?? {});
    await writeConnection(trx, {
      id: connection,
      adapter,
      config,
      secrets,
      concurrency: null,
      requestsPerMinute: null,
    });
    await writeAgency(trx, { id, job: known?.job ?? uuidv7(), name, ...checked.value });
    await setGoing(road, trx, id);
    return viewIn(road, trx, id);
  });
}

function checkInput(road: Road, { id, adapter, config, selection, terms }: AgencyInput) {
  const known = road.agencies.get(adapter);
  if (!ID.test(id))
    return refused(invalid('id', `${id} is no key of an agency: lower-case letters, digits and hyphens, e.g. nord`));
  if (known === undefined) return refused(unknownAgencyAdapter(adapter, road));
  const parsed = known.config.safeParse(config);
  if (!parsed.success) return refused(...issuesOf('config', parsed.error.issues));
  const [chosen, own] = [selectionParameters.safeParse(selection ?? {}), handOverTerms.safeParse(terms ?? {})];
  if (!chosen.success) return refused(...issuesOf('selection', chosen.error.issues));
  if (!own.success) return refused(...issuesOf('terms', own.error.issues));
  return ok({ selection: chosen.data, terms: own.data });
}

function issuesOf(
  member: string,
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): readonly Problem[] {
  return issues.map(({ path, message }) => invalid([member, ...path].map(String).join('.'), message));
}

function invalid(field: string, message: string): Problem {
  return {
    code: 'AGENCY_CONFIG_INVALID',
    message: `${field}: ${message}.`,
    advice: 'Correct the agency; docs/collections.md tells of every setting.',
    retry: 'after-fix',
    field,
  };
}

/** Lets everything that waits for the agency try now. */
async function setGoing(road: Road, trx: TenantTransaction, id: string): Promise<void> {
  const row = await readAgency(trx, id);
  if (row === undefined) return;
  await wakeCommands(trx, id, nowOf(road));
  await road.jobs.enqueue(trx, QUEUE.commands, [row.job]);
}

export async function listKnownAgencies(road: Road, tenant: TenantId): Promise<readonly AgencyView[]> {
  return inTenant(road, tenant, async (trx) => {
    const views: AgencyView[] = [];
    for (const row of await listAgencies(trx)) {
      const known = await knownAgency(road, trx, row);
      if (known !== undefined) views.push(await agencyView(trx, known));
    }
    return views;
  });
}

export async function readKnownAgency(road: Road, tenant: TenantId, id: string): Promise<AgencyView | undefined> {
  const view = await inTenant(road, tenant, (trx) => viewIn(road, trx, id));
  return view.ok ? view.value : undefined;
}

export async function viewIn(road: Road, trx: TenantTransaction, id: string): Promise<Result<AgencyView>> {
  const known = await knownAgency(road, trx, await readAgency(trx, id));
  return known === undefined ? refused(AGENCY_NOT_FOUND) : ok(await agencyView(trx, known));
}

/** Asks the side in use whether it can be worked with; when all is well, a paused connection runs again. */
export async function checkAgency(
  road: Road,
  tenant: TenantId,
  id: string,
): Promise<Result<{ readonly ok: boolean; readonly diagnoses: readonly Diagnosis[] }>> {
  const known = await inTenant(road, tenant, async (trx) => knownAgency(road, trx, await readAgency(trx, id)));
  if (known === undefined) return refused(AGENCY_NOT_FOUND);
  const control = connectionControl(road, {
    diagnose: () => diagnose(road, tenant, known),
    setGoing: (trx) => setGoing(road, trx, id),
  });
  return control.check(tenant, known.connection.id);
}

async function diagnose(road: Road, tenant: TenantId, known: KnownAgency): Promise<readonly Diagnosis[]> {
  try {
    const session = await road.agencySessions.sessionOf(tenant, known.connection, sideOf(known));
    if (session.ok) return await session.value.check();
    return session.problems.map(({ message, advice }) => ({ check: 'set-up', ok: false, message, advice }));
  } catch (error) {
    road.log.warn({ tenant, agency: known.row.id, error: String(error) }, 'the agency could not be checked');
    return [{ check: 'reachable', ok: false, message: 'It could not be reached.', advice: 'Check its address.' }];
  }
}
