import { z } from 'zod';
import { operation } from './operation.ts';
import { paging } from './parameter.ts';

const getReceivables = operation({
  id: 'getReceivables',
  method: 'get',
  path: '/v1/receivables',
  role: 'read',
  summary: 'What buyers owe and what of it is overdue, by currency.',
  answers: { 200: { schema: 'ReceivablesList' } },
  async handle({ c, quittance, tenantId }) {
    return c.json({ items: await quittance.documents.receivables(tenantId) });
  },
});

const listDebtors = operation({
  id: 'listDebtors',
  method: 'get',
  path: '/v1/debtors',
  role: 'read',
  summary: 'The buyers who owe something, by the name on their invoices: most overdue first, at most 200.',
  query: z.strictObject({ search: z.string().max(200).exactOptional(), limit: paging.limit }),
  answers: { 200: { schema: 'DebtorList' } },
  async handle({ c, quittance, tenantId, query }) {
    return c.json({ items: await quittance.documents.debtors(tenantId, query) });
  },
});

export const receivableOperations = [getReceivables, listDebtors] as const;
