import { z } from 'zod';
import { isoDate } from '../model/index.ts';
import { callerName } from './caller.ts';
import { agencyBody, keyDateBody, stopBody } from './collection-schemas.ts';
import { actReason } from './dunning-schemas.ts';
import { found, operation, settled } from './operation.ts';
import { paging, readBodyAs, split } from './parameter.ts';

const listAgencies = operation({
  id: 'listAgencies',
  method: 'get',
  path: '/v1/agencies',
  role: 'read',
  summary: 'Collection agencies: how they are reached, which cases go to them, and whether they are live.',
  answers: { 200: { schema: 'AgencyList' } },
  async handle({ c, quittance, tenantId }) {
    return c.json({ items: await quittance.collections.agencies.list(tenantId) });
  },
});

const getAgency = operation({
  id: 'getAgency',
  method: 'get',
  path: '/v1/agencies/{id}',
  role: 'read',
  summary: 'One agency.',
  idIs: 'slug',
  answers: { 200: { schema: 'Agency' } },
  async handle(call) {
    return found(call, await call.quittance.collections.agencies.get(call.tenantId, call.id));
  },
});

const putAgency = operation({
  id: 'putAgency',
  method: 'put',
  path: '/v1/agencies/{id}',
  role: 'admin',
  summary:
    'Sets an agency up. A secret left out keeps its value, `null` removes it. Another connection than before needs another acceptance run.',
  idIs: 'slug',
  body: { schema: 'AgencyInput' },
  answers: { 200: { schema: 'Agency' } },
  async handle(call) {
    const body = await readBodyAs(call, agencyBody);
    if (!body.ok) return body.answer;
    const { config, ...rest } = body.value;
    const input = { id: call.id, config: config ?? {}, ...rest };
    return settled(call, await call.quittance.collections.agencies.put(call.tenantId, input));
  },
});

const checkAgency = operation({
  id: 'checkAgency',
  method: 'post',
  path: '/v1/agencies/{id}/check',
  role: 'admin',
  summary: 'Asks the side in use whether it can be worked with; when all is well, a paused connection runs again.',
  idIs: 'slug',
  answers: { 200: { schema: 'ConnectionCheck' } },
  async handle(call) {
    return settled(call, await call.quittance.collections.agencies.check(call.tenantId, call.id));
  },
});

const acceptAgency = operation({
  id: 'acceptAgency',
  method: 'post',
  path: '/v1/agencies/{id}/accept',
  role: 'admin',
  summary: 'Has the acceptance run played against the test side; `acceptance` of the agency says how it stands.',
  idIs: 'slug',
  answers: { 200: { schema: 'Agency' } },
  async handle(call) {
    return settled(call, await call.quittance.collections.agencies.accept(call.tenantId, call.id, callerName(call.c)));
  },
});

const getAcceptance = operation({
  id: 'getAcceptance',
  method: 'get',
  path: '/v1/agencies/{id}/acceptance',
  role: 'read',
  summary: 'The report of the last acceptance run, step by step.',
  idIs: 'slug',
  answers: { 200: { schema: 'AcceptanceReport' } },
  async handle(call) {
    return found(call, await call.quittance.collections.agencies.acceptance(call.tenantId, call.id));
  },
});

const goLive = operation({
  id: 'goLiveWithAgency',
  method: 'post',
  path: '/v1/agencies/{id}/go-live',
  role: 'admin',
  summary:
    'Chooses the day from which cases go out; refused without an acceptance run that passed. A stopped agency goes on.',
  idIs: 'slug',
  body: { schema: 'KeyDate' },
  answers: { 200: { schema: 'Agency' } },
  async handle(call) {
    const body = await readBodyAs(call, keyDateBody);
    if (!body.ok) return body.answer;
    const decision = { ...body.value, by: callerName(call.c) };
    return settled(call, await call.quittance.collections.agencies.goLive(call.tenantId, call.id, decision));
  },
});

const firstBatch = operation({
  id: 'getFirstBatch',
  method: 'get',
  path: '/v1/agencies/{id}/first-batch',
  role: 'read',
  summary: 'What would go on a key date and what would stay, and why. Nothing is sent.',
  idIs: 'slug',
  query: z.strictObject({ liveFrom: isoDate, dueBefore: z.enum(['stay', 'migrate']).exactOptional() }),
  answers: { 200: { schema: 'FirstBatch' } },
  async handle(call) {
    return settled(call, await call.quittance.collections.agencies.firstBatch(call.tenantId, call.id, call.query));
  },
});

const stopAgency = operation({
  id: 'stopAgency',
  method: 'post',
  path: '/v1/agencies/{id}/stop',
  role: 'orders:write',
  summary: 'No case goes out any more; those that are out go on (`hold`) or are paused.',
  idIs: 'slug',
  body: { schema: 'AgencyStop' },
  answers: { 200: { schema: 'Agency' } },
  async handle(call) {
    const body = await readBodyAs(call, stopBody);
    if (!body.ok) return body.answer;
    const act = { ...body.value, by: callerName(call.c) };
    return settled(call, await call.quittance.collections.agencies.stop(call.tenantId, call.id, act));
  },
});

const listCandidates = operation({
  id: 'listCandidates',
  method: 'get',
  path: '/v1/agencies/{id}/candidates',
  role: 'read',
  summary: 'Customers who are reminded, the largest claim first, each with every criterion that it fails.',
  idIs: 'slug',
  query: z.strictObject(paging),
  answers: { 200: { schema: 'CandidatePage' } },
  async handle(call) {
    const { page } = split(call.query);
    return settled(call, await call.quittance.collections.agencies.candidates(call.tenantId, call.id, page));
  },
});

const reconcile = operation({
  id: 'reconcileAgency',
  method: 'post',
  path: '/v1/agencies/{id}/reconcile',
  role: 'orders:write',
  summary: 'Compares both sides of every case to the cent, as every night.',
  idIs: 'slug',
  answers: { 200: { schema: 'CollectionReconciliation' } },
  async handle(call) {
    return settled(call, await call.quittance.collections.agencies.reconcile(call.tenantId, call.id));
  },
});

const getReconciliation = operation({
  id: 'getAgencyReconciliation',
  method: 'get',
  path: '/v1/agencies/{id}/reconciliation',
  role: 'read',
  summary: 'What the newest comparison found: each difference with its name, and the sums of both books.',
  idIs: 'slug',
  answers: { 200: { schema: 'CollectionReconciliation' } },
  async handle(call) {
    return found(call, await call.quittance.collections.agencies.reconciliation(call.tenantId, call.id));
  },
});

const listStrays = operation({
  id: 'listStrayEvents',
  method: 'get',
  path: '/v1/agencies/{id}/stray-events',
  role: 'read',
  summary: 'What the agency told and that belongs to no case, or could not be read; newest first.',
  idIs: 'slug',
  query: z.strictObject(paging),
  answers: { 200: { schema: 'StrayEventPage' } },
  async handle({ c, quittance, tenantId, id, query }) {
    return c.json(await quittance.collections.agencies.strays(tenantId, id, split(query).page));
  },
});

const closeStray = operation({
  id: 'closeStrayEvent',
  method: 'post',
  path: '/v1/agencies/{id}/stray-events/close',
  role: 'orders:write',
  summary: 'Says that a person has looked at such an event.',
  idIs: 'slug',
  query: z.strictObject({ event: z.string().regex(/^\d{1,18}$/) }),
  body: { schema: 'ActReason' },
  answers: { 200: { schema: 'StrayClosed' } },
  async handle(call) {
    const body = await readBodyAs(call, actReason);
    if (!body.ok) return body.answer;
    const { c, quittance, tenantId, id, query } = call;
    const act = { ...body.value, by: callerName(c) };
    return c.json({ closed: await quittance.collections.agencies.closeStray(tenantId, id, query.event, act) });
  },
});

export const agencyOperations = [
  listAgencies,
  getAgency,
  putAgency,
  checkAgency,
  acceptAgency,
  getAcceptance,
  goLive,
  firstBatch,
  stopAgency,
  listCandidates,
  reconcile,
  getReconciliation,
  listStrays,
  closeStray,
] as const;
