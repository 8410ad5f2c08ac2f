import type { Quittance } from '@quittance/core/flow';
import type { ReadOrders } from '../host/dry-run.ts';
import { takeOrder } from '../host/take-order.ts';
import { HOST } from '../index.ts';
import type { StepOutcome } from './route.ts';
import type { FlowRun } from './run.ts';

type Core = Pick<Quittance, 'acceptOrder' | 'installations' | 'keepUnmapped' | 'orders'>;

/** The action "Issue invoice": the order is read and taken, an order of before the app as well. What is issued stays as it is. */
export function issueFromFlow(core: Core, readOrders: ReadOrders): (run: FlowRun) => Promise<StepOutcome> {
  return async ({ shop, orderId }) => {
    const installation = await core.installations.find(HOST, shop);
    if (installation === undefined || installation.uninstalledAt !== undefined) return NOT_INSTALLED;
    const [read] = await readOrders(shop, [orderId]);
    if (read === undefined || read.kind === 'later') return { kind: 'later' };
    const taken = await takeOrder(core, installation.tenant, { shop, orderId }, read);
    return taken.ok ? { kind: 'done' } : { kind: 'refused', message: taken.problems[0]?.message ?? 'Not taken.' };
  };
}

const NOT_INSTALLED: StepOutcome = { kind: 'refused', message: 'Quittance is not installed in this shop.' };
