import type { DocumentView, Quittance } from '@quittance/core/flow';
import { expect, test } from 'vitest';
import { memoryInstallations } from '../../test/memory-installations.ts';
import { documentView, orderView } from '../../test/order-view.ts';
import type { ApiAnswer, ShopApi } from '../admin-api/shop-api.ts';
import { HOST } from '../index.ts';
import { tellOverdue } from './tell-overdue.ts';

const SHOP = 'wine.myshopify.com';
const DAY = new Date('2026-12-05T15:00:00Z');
const failure = (kind: 'later' | 'uncertain' | 'signed-out') => ({
  ok: false as const,
  failure: { kind, code: 'X', message: 'x', advice: 'x' },
});

async function setUp(documents: DocumentView[]) {
  const installations = memoryInstallations();
  await installations.ensure(HOST, SHOP);
  const sent: unknown[] = [];
  const answers: (ApiAnswer<never> | 'no such trigger')[] = [];
  const api: ShopApi = {
    shop: SHOP,
    run(operation, variables = {}) {
      sent.push(variables['payload']);
      const next = answers.shift();
      if (next !== undefined && next !== 'no such trigger') return Promise.resolve(next);
      const userErrors = next === undefined ? [] : [{ message: 'No such trigger.' }];
      return Promise.resolve({ ok: true, value: operation.answer.parse({ flowTriggerReceive: { userErrors } }) });
    },
  };
  const quittance = {
    documents: { list: () => Promise.resolve({ items: documents }) },
    orders: { get: () => Promise.resolve(orderView({ shop: SHOP })) },
  } as unknown as Quittance;
  const parts = { quittance, installations, shopApi: () => api, log: { warn: () => undefined } };
  const told = async () => (await installations.read(HOST, SHOP))?.state['overdueTold'];
  return { sent, answers, documents, told, tell: () => tellOverdue(parts, DAY) };
}

test('an overdue invoice is told of once, also by two processes at once', async () => {
  const { sent, tell } = await setUp([documentView()]);
  await Promise.all([tell(), tell()]);
  await tell();
  expect(sent).toMatchObject([{ 'Invoice number': 'F2026-17', 'Days overdue': 3, order_id: '820982911946154508' }]);
});

test.each([
  ['the shop has no such trigger', 'no such trigger', 1],
  ['the answer is lost', failure('uncertain'), 1],
  ['the shop is away', failure('later'), 2],
  ['the shop lets nobody in', failure('signed-out'), 2],
] as const)('when %s, it is not asked for ever', async (_what, first, times) => {
  const { sent, answers, tell } = await setUp([documentView()]);
  answers.push(first);
  for (let hour = 0; hour < 3; hour += 1) await tell();
  expect(sent).toHaveLength(times);
});

test('what is paid is forgotten, so that the record does not grow', async () => {
  const { documents, told, tell } = await setUp([documentView()]);
  await tell();
  expect(await told()).toEqual([documentView().id]);
  documents.pop();
  await tell();
  expect(await told()).toEqual([]);
});
