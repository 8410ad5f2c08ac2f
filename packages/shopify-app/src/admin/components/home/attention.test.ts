import type { Stats } from '@quittance/core/flow';
import { expect, it } from 'vitest';
import { needsOf } from './attention.ts';

const WELL: Stats = { stages: {}, issued: {}, causes: [], stopped: 0, unmapped: 0, changes: 0, silent: [] };
const DONE = { company: true, tax: true, erp: true, documents: true, test: true };
const NONE = { missingScopes: [] };
const owed = (overdueDocuments: number) => ({
  currency: 'EUR',
  documents: 2,
  open: '20.00',
  overdueDocuments,
  overdue: '10.00',
});

it('is quiet when all is well, unpaid invoices that are not due included', () => {
  expect(needsOf(WELL, [owed(0)], NONE, DONE)).toEqual([]);
});

it('tells everything at once, what stops all orders before what stops one', () => {
  const stats = {
    ...WELL,
    stopped: 1,
    unmapped: 1,
    silent: [{ host: 'h', shop: 's', since: '2026-11-21T00:00:00Z', expected: 3 }],
    erpPaused: { code: 'ERP_LOGIN_REFUSED', message: '', advice: '', retry: 'after-fix' },
  } as const;
  expect(needsOf(stats, [owed(1)], { missingScopes: ['read_returns'] }, { ...DONE, erp: false })).toEqual([
    'set-up',
    'scopes',
    'erp-paused',
    'stuck',
    'unmapped',
    'silent',
    'overdue',
  ]);
});
