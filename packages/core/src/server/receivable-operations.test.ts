import { pino } from 'pino';
import { expect, it } from 'vitest';
import { standIn } from '../../test/quittance-stand-in.ts';
import { newApiKey, type ApiKeyRole } from '../access/index.ts';
import type { TenantId } from '../model/index.ts';
import { createApi } from './api.ts';
import { apiKeyCallers } from './authenticate.ts';
import { Metrics } from './metrics.ts';
import { SCHEMAS } from './view-schemas.ts';

const OWED = { currency: 'EUR', documents: 2, open: '30.00', overdueDocuments: 1, overdue: '10.00' };

function asked(role: ApiKeyRole) {
  const key = newApiKey();
  const filters: unknown[] = [];
  const api = createApi({
    quittance: standIn({
      documents: {
        receivables: () => Promise.resolve([OWED]),
        debtors: (_, filter) => {
          filters.push(filter);
          return Promise.resolve([{ ...OWED, buyer: 'Alma SA', oldestDue: '2026-11-01' }]);
        },
        exportCsv: async function* (_, filter) {
          filters.push(filter);
          yield* ['number\r\n', 'F-1\r\n'];
        },
      },
      dunning: {
        findCustomer: (_, of) => {
          filters.push(of);
          return Promise.resolve(undefined);
        },
      },
      settings: { nextCounters: () => Promise.resolve({ 'F2026-{N:5}': 8 }) },
    }),
    identify: apiKeyCallers(() => Promise.resolve({ tenantId: 't' as TenantId, role, hash: key.hash })),
    log: pino({ enabled: false }),
    metrics: new Metrics(),
  });
  const get = (path: string) => api.request(path, { headers: { authorization: `Bearer ${key.token}` } });
  return { get, filters };
}

it('tells what is owed, and by whom', async () => {
  const { get, filters } = asked('read');
  const owed = SCHEMAS.ReceivablesList.parse(await (await get('/v1/receivables')).json());
  expect(owed.items).toEqual([OWED]);
  const debtors = SCHEMAS.DebtorList.parse(await (await get('/v1/debtors?search=alma&limit=20')).json());
  expect(debtors.items[0]?.buyer).toBe('Alma SA');
  expect(filters).toEqual([{ search: 'alma', limit: 20 }]);
  expect((await get('/v1/debtors?limit=0')).status).toBe(400);
});

it('exports documents with the filters of their list', async () => {
  const { get, filters } = asked('read');
  const answer = await get('/v1/documents.csv?open=true&dueBefore=2026-11-01&buyer=Alma%20SA');
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="documents.csv"');
  expect(await answer.text()).toBe('number\r\nF-1\r\n');
  expect(filters).toEqual([{ open: true, dueBefore: '2026-11-01', buyer: 'Alma SA' }]);
  expect((await get('/v1/documents.csv?limit=1')).status).toBe(400);
});

it('tells the next counters, and to an administrator the systems to choose from', async () => {
  const { get } = asked('admin');
  expect(SCHEMAS.NextCounters.parse(await (await get('/v1/settings/next-counters')).json())).toEqual({
    'F2026-{N:5}': 8,
  });
  const { items } = SCHEMAS.ErpAdapterList.parse(await (await get('/v1/erp-adapters')).json());
  expect(items.map(({ adapter }) => adapter)).toEqual(['ledger', 'files', 'sql', 'tryton']);
  expect((await asked('read').get('/v1/erp-adapters')).status).toBe(403);
});

it('finds the account that a document is on, or of a customer of a shop, and none for half a name', async () => {
  const { get, filters } = asked('read');
  await get('/v1/accounts/find?documentNumber=F-1');
  await get('/v1/accounts/find?host=market&shop=lilas&customerId=cus_1');
  expect(filters).toEqual([{ documentNumber: 'F-1' }, { host: 'market', shop: 'lilas', customerId: 'cus_1' }]);
  expect((await get('/v1/accounts/find?host=market')).status).toBe(404);
});
