// A process that works the queues until its parent kills it: for tests and benches of what a kill leaves behind.
import { keyRing } from '../../access/index.ts';
import { openQuittance } from '../open-quittance.ts';

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
process.send?.('working');
