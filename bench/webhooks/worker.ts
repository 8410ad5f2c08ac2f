// A worker process of the storm; its parent kills it at any moment. It gives way to the process that answers.
import { setPriority } from 'node:os';
import { keyRing } from '../../packages/core/dist/access/index.js';
import { openQuittance } from '../../packages/core/dist/flow/index.js';
import { errorsOnly } from './log.ts';
import { shopHost } from './shop-host.ts';

setPriority(15);
const [url = '', key = '', port = '0', installedAt = ''] = process.argv.slice(2);
const ring = keyRing([key]);
if (!ring.ok) throw new Error('no key');
const quittance = await openQuittance({
  database: { connectionString: url },
  keys: ring.value,
  log: errorsOnly,
  hosts: [shopHost(Number(port), installedAt)],
});
await quittance.work({ maintenance: false });
process.send?.('ready');
