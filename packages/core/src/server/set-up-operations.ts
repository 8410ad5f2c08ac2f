import { erpAdapters, erpChoice } from '../erp/index.ts';
import { operation } from './operation.ts';

const listErpAdapters = operation({
  id: 'listErpAdapters',
  method: 'get',
  path: '/v1/erp-adapters',
  role: 'admin',
  summary: 'The ERP systems there are, each with the JSON Schema of its configuration and the names of its secrets.',
  answers: { 200: { schema: 'ErpAdapterList' } },
  handle: ({ c }) => Promise.resolve(c.json({ items: Object.values(erpAdapters).map(erpChoice) })),
});

const getNextCounters = operation({
  id: 'getNextCounters',
  method: 'get',
  path: '/v1/settings/next-counters',
  role: 'read',
  summary:
    'The counter that the next document takes, by the key of its series; a series not yet begun is not among them.',
  answers: { 200: { schema: 'NextCounters' } },
  async handle({ c, quittance, tenantId }) {
    return c.json(await quittance.settings.nextCounters(tenantId));
  },
});

export const setUpOperations = [listErpAdapters, getNextCounters] as const;
