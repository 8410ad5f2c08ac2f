// A worker process of the bench: works the steps it is told until its parent says stop, and reports what it measured.
import { keyRing } from '../../packages/core/src/access/index.ts';
import { keepHeapSmall } from '../../packages/core/src/server/small-heap.ts';
import { openQuittance, type FlowMetrics, type Step } from '../../packages/core/src/flow/index.ts';
import type { HostPlatform } from '../../packages/core/src/hosts/index.ts';

keepHeapSmall();
const [url = '', key = '', steps = ''] = process.argv.slice(2);
const ring = keyRing([key]);
if (!ring.ok) throw new Error('no key');

const steps_: Record<string, { orders: number; milliseconds: number; failed: number }> = {};
let largest = 0;
const metrics: FlowMetrics = {
  step(step, outcome, orders, milliseconds) {
    const total = (steps_[step] ??= { orders: 0, milliseconds: 0, failed: 0 });
    total.orders += orders;
    total.milliseconds += milliseconds;
    if (outcome === 'failed') total.failed += orders;
  },
};
/** A host that shows a status at once: the write-back is recorded as shown. */
const host: HostPlatform = {
  id: 'shopfront',
  writeBack: () => Promise.resolve({ ok: true }),
  changedSince: () => Promise.resolve({ orders: [], next: '', more: false }),
};
const log = {
  debug: () => undefined,
  info: () => undefined,
  warn: (fields: object, message: string) => console.error(message, fields),
  error: (fields: object, message: string) => console.error(message, fields),
};

const quittance = await openQuittance({
  database: { connectionString: url },
  keys: ring.value,
  metrics,
  log,
  hosts: [host],
});
const worker = await quittance.work({ maintenance: false, ...(steps !== '' && { steps: steps.split(',') as Step[] }) });
const watch = setInterval(() => (largest = Math.max(largest, process.memoryUsage.rss())), 200);
process.on('message', (message) => {
  if (message === 'report') process.send?.({ steps: steps_, cpu: process.cpuUsage(), rss: largest });
  if (message === 'stop') void stop();
});
async function stop(): Promise<void> {
  clearInterval(watch);
  await worker.stop();
  await quittance.close();
  process.disconnect();
}
process.send?.('ready');
