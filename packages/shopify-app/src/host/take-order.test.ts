import type { Quittance } from '@quittance/core/flow';
import type { TenantId } from '@quittance/core/model';
import { expect, test } from 'vitest';
import { judgeOrder } from './dry-run.ts';
import { takeOrder } from './take-order.ts';

const TENANT = '019a9d5e-0000-7000-8000-000000000001' as TenantId;
const LATER = { kind: 'later', code: 'SHOPIFY_THROTTLED', message: 'Too much at once.' } as const;
/** Whoever cannot read an order has nothing to tell core. */
const core = {} as Quittance;

test('an order that cannot be read now is neither skipped nor refused for good', async () => {
  const problem = { code: 'SHOPIFY_THROTTLED', retry: 'later' };
  expect(await takeOrder(core, TENANT, { shop: 's', orderId: '1' }, LATER)).toMatchObject({
    ok: false,
    problems: [problem],
  });
  expect(await judgeOrder(core, TENANT, '1', LATER)).toMatchObject({ verdict: 'stop', problems: [problem] });
});

test('an order that is not there is said to be none', async () => {
  expect(await takeOrder(core, TENANT, { shop: 's', orderId: '1' }, { kind: 'gone' })).toMatchObject({
    ok: false,
    problems: [{ code: 'ORDER_NOT_FOR_INVOICING', retry: 'never' }],
  });
});
