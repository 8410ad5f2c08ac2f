// A worker process of the delivery bench; its parent kills it at any moment.
import { keyRing } from '../../packages/core/src/access/index.ts';
import { openQuittance } from '../../packages/core/src/flow/index.ts';

const [url = '', key = ''] = process.argv.slice(2);
const ring = keyRing([key]);
if (!ring.ok) throw new Error('no key');
const log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (fields: object, message: string) => console.error(message, fields),
};
const quittance = await openQuittance({ database: { connectionString: url }, keys: ring.value, log });
await quittance.work({ maintenance: false });
process.once('SIGINT', () => process.exit(0));
