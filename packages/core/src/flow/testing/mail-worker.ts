// A process that works the queues until its parent kills it: for tests and benches of what a kill leaves behind.
import { keyRing } from '../../access/index.ts';
import { openQuittance } from '../open-quittance.ts';

async function work([url = '', key = '']: readonly string[]): Promise<void> {
  const ring = keyRing([key]);
  if (!ring.ok) throw new Error('no key');
  const quittance = await openQuittance({ database: { connectionString: url }, keys: ring.value });
  await quittance.work({ maintenance: false });
  process.send?.('working');
}

void work(process.argv.slice(2));
