import type { BrokenRule, Problem } from '@quittance/core/model';
import type { UnmappedOrder } from '@quittance/core/flow';
import { expect, test } from 'vitest';
import { documentView, orderView } from '../../test/order-view.ts';
import { orderBlock } from './order-block.ts';

const link = (id: string, format: string) => `/files/${id.slice(0, 4)}.${format}`;
const block = (view: Parameters<typeof orderBlock>[0], unmapped?: UnmappedOrder) =>
  orderBlock(view, unmapped, link, '2026-12-02');

function rule(rule: string, severity: BrokenRule['severity']): BrokenRule {
  const advice = { en: `Mend ${rule}.`, fr: `Corrigez ${rule}.`, de: `Beheben Sie ${rule}.` };
  return { layer: 'cen', rule, severity, location: '', terms: [], message: '', advice, count: 1 };
}

test('an order that was not taken can be issued, and that is all', () => {
  expect(block(undefined)).toMatchObject({ orderId: null, documents: [], actions: { issue: true, retry: false } });
});

test('what the shop has of an order and nobody can read is said, and can be read again', () => {
  const unmapped: UnmappedOrder = {
    id: '019a9d5e-0000-7000-8000-000000000002',
    host: 'shopify',
    shop: 'x.myshopify.com',
    sourceId: '7',
    problems: [{ code: 'ORDER_INVALID', message: 'No currency.', advice: 'Correct it.', retry: 'after-fix' }],
    receivedAt: '2026-12-02T10:00:00Z',
  };
  const stopped = { code: 'ORDER_INVALID', message: 'No currency.', advice: 'Correct it.', findings: [] };
  const again = { issue: true, retry: false };
  expect(block(undefined, unmapped)).toMatchObject({ orderId: null, stopped, actions: again });
  const known = block(orderView(), unmapped);
  expect(known).toMatchObject({ orderId: orderView().id, stopped, actions: again });
  expect(known.documents).toHaveLength(1);
});

test('an issued order shows its documents with links to every file', () => {
  const shown = block(orderView());
  expect(shown.documents).toEqual([
    {
      delivery: null,
      dunning: null,
      id: '6b1f0c2e-0000-4000-8000-000000000001',
      kind: 'invoice',
      number: 'F2026-17',
      status: 'issued',
      issueDate: '2026-11-02',
      dueDate: '2026-12-02',
      currency: 'EUR',
      total: '120.00',
      open: '120.00',
      overdue: false,
      files: [
        { format: 'ubl', href: '/files/6b1f.ubl' },
        { format: 'pdf', href: '/files/6b1f.pdf' },
      ],
    },
  ]);
  expect(shown.actions).toEqual({
    issue: false,
    retry: false,
    credit: [{ id: '6b1f0c2e-0000-4000-8000-000000000001', number: 'F2026-17' }],
  });
});

test('a stuck order says why, what to do, and the rules that refuse; what only warns stays out', () => {
  const stopped: Problem = {
    code: 'INVOICE_BREAKS_RULES',
    message: 'The invoice breaks rules.',
    advice: 'Correct the order.',
    retry: 'after-fix',
    findings: [rule('BR-CO-15', 'fatal'), rule('BR-W', 'warning')],
  };
  const shown = block(orderView({ stopped, documents: [] }));
  expect(shown.stopped).toEqual({
    code: 'INVOICE_BREAKS_RULES',
    message: 'The invoice breaks rules.',
    advice: 'Correct the order.',
    findings: [{ rule: 'BR-CO-15', advice: rule('BR-CO-15', 'fatal').advice }],
  });
  expect(shown.actions).toEqual({ issue: false, retry: true, credit: [] });
});

test('a waiting order says why, and when the next attempt comes', () => {
  const waiting: Problem = { code: 'ERP_BUSY', message: 'The ERP is busy.', advice: 'Wait.', retry: 'later' };
  expect(block(orderView({ waiting, nextAttemptAt: '2026-12-02T10:00:00Z' })).waiting).toEqual({
    code: 'ERP_BUSY',
    message: 'The ERP is busy.',
    advice: 'Wait.',
    nextAttemptAt: '2026-12-02T10:00:00Z',
  });
  expect(block(orderView({ waiting })).waiting).toBeNull();
});

test('newest first, and a document that the ERP has not numbered is not there', () => {
  const documents = [
    documentView(),
    documentView({ number: 'A1', issueDate: '2026-11-09' }),
    documentView({ number: '' }),
  ];
  expect(block(orderView({ documents })).documents.map(({ number }) => number)).toEqual(['A1', 'F2026-17']);
});

test.each([
  { name: 'a credit note', over: { kind: 'creditNote' } },
  { name: 'what is credited whole', over: { status: 'credited' } },
  { name: "the ERP's own", over: { files: [] } },
] as const)('$name cannot be credited', ({ over }) => {
  expect(block(orderView({ documents: [documentView(over)] })).actions.credit).toEqual([]);
});

test.each([
  { dueDate: '2026-12-01', open: '0.01', overdue: true },
  { dueDate: '2026-12-02', open: '0.01', overdue: false },
  { dueDate: '2026-12-01', open: '0.00', overdue: false },
  { dueDate: '2026-12-01', open: '-5.00', overdue: false },
])('due $dueDate, $open open, on 2026-12-02: overdue is $overdue', ({ dueDate, open, overdue }) => {
  expect(block(orderView({ documents: [documentView({ dueDate, open })] })).documents[0]?.overdue).toBe(overdue);
});
