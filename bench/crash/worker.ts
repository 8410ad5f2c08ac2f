// A worker process of the crash test; its parent kills it at any moment.
import { keyRing } from '../../packages/core/src/access/index.ts';
import { fake } from '../../packages/core/src/erp/fake/adapter.ts';
import { openQuittance } from '../../packages/core/src/flow/index.ts';

const [url = '', key = ''] = process.argv.slice(2);
const ring = keyRing([key]);
if (!ring.ok) throw new Error('no key');
const log = {
  debug: () => undefined,
  info: () => undefined,
  warn:
    process.env['CRASH_LOG'] === undefined
      ? () => undefined
      : (fields: object, message: string) => console.error(message, fields),
  error: (fields: object, message: string) => console.error(message, fields),
};
const quittance = await patiently(() =>
  openQuittance({
    database: { connectionString: url },
    keys: ring.value,
    log,
    erpAdapters: [fake],
    hosts: [
      {
        id: 'shopfront',
        writeBack: () => Promise.resolve({ ok: true }),
        changedSince: () => Promise.resolve({ orders: [], next: '', more: false }),
      },
    ],
  }),
);
await patiently(() => quittance.work());
process.send?.('ready');

/** The database may be down at the moment a worker starts; a supervisor would start it again. */
async function patiently<T>(start: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await start();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
