import type { ConnectionId } from '../model/index.ts';
import { found, operation, settled } from './operation.ts';
import { readBodyAs, unreadable } from './parameter.ts';
import { readJson } from './read-body.ts';
import { connectionBody } from './view-schemas.ts';

const getSettings = operation({
  id: 'getSettings',
  method: 'get',
  path: '/v1/settings',
  role: 'read',
  summary: 'What the merchant decided: seller, taxes, numbering, terms.',
  answers: { 200: { schema: 'MerchantSettings' } },
  async handle(call) {
    return found(call, await call.quittance.settings.get(call.tenantId));
  },
});

const putSettings = operation({
  id: 'putSettings',
  method: 'put',
  path: '/v1/settings',
  role: 'admin',
  summary: 'Replaces the settings; orders that waited for them go on.',
  body: { schema: 'MerchantSettings' },
  answers: { 200: { schema: 'MerchantSettings' } },
  async handle(call) {
    const body = await readJson(call.c, call.bodyLimit);
    return body.ok
      ? settled(call, await call.quittance.settings.put(call.tenantId, body.value))
      : unreadable(call.c, body);
  },
});

const listConnections = operation({
  id: 'listConnections',
  method: 'get',
  path: '/v1/connections',
  role: 'admin',
  summary: 'The links to ERPs, without their secrets.',
  answers: { 200: { schema: 'ConnectionList' } },
  async handle({ c, quittance, tenantId }) {
    return c.json({ items: await quittance.connections.list(tenantId) });
  },
});

const putConnection = operation({
  id: 'putConnection',
  method: 'put',
  path: '/v1/connections/{id}',
  role: 'admin',
  summary: 'Sets up the link to an ERP. A secret left out keeps its value, `null` removes it.',
  idIs: 'slug',
  body: { schema: 'ConnectionInput' },
  answers: { 200: { schema: 'ConnectionView' } },
  async handle(call) {
    const body = await readBodyAs(call, connectionBody);
    if (!body.ok) return body.answer;
    return settled(
      call,
      await call.quittance.connections.put(call.tenantId, { ...body.value, id: call.id as ConnectionId }),
    );
  },
});

const checkConnection = operation({
  id: 'checkConnection',
  method: 'post',
  path: '/v1/connections/{id}/check',
  role: 'admin',
  summary: 'Asks the ERP whether everything is as it must be; when all is well, a paused connection runs again.',
  idIs: 'slug',
  answers: { 200: { schema: 'ConnectionCheck' } },
  async handle(call) {
    return settled(call, await call.quittance.connections.check(call.tenantId, call.id as ConnectionId));
  },
});

const getStats = operation({
  id: 'getStats',
  method: 'get',
  path: '/v1/stats',
  role: 'read',
  summary: 'How many orders stand where, and what is stuck and why.',
  answers: { 200: { schema: 'Stats' } },
  async handle({ c, quittance, tenantId }) {
    return c.json(await quittance.stats(tenantId));
  },
});

const getReconciliation = operation({
  id: 'getReconciliation',
  method: 'get',
  path: '/v1/reconciliation',
  role: 'read',
  summary:
    'What the newest comparison with the shops and the ERP found: both sides, and the orders that differ. 404 before the first.',
  answers: { 200: { schema: 'Reconciliation' } },
  async handle(call) {
    return found(call, await call.quittance.reconciliation(call.tenantId));
  },
});

export const merchantOperations = [
  getSettings,
  putSettings,
  listConnections,
  putConnection,
  checkConnection,
  getStats,
  getReconciliation,
] as const;
