import { createLog, keepHeapSmall, stopSignal } from '../server/index.ts';
import { withInstallation } from './installation.ts';
import { wholeNumber } from './option.ts';
import { done, type Outcome } from './outcome.ts';
import type { GlobalOptions, WorkOptions } from './options.ts';

/** Works the queues until a signal. */
export async function work(global: GlobalOptions, options: WorkOptions): Promise<Outcome> {
  const concurrency =
    options.concurrency === undefined ? {} : { concurrency: wholeNumber('--concurrency', options.concurrency, 1, 64) };
  const log = createLog(process.env['QUITTANCE_LOG']);
  keepHeapSmall();
  return withInstallation(
    global,
    async ({ quittance }) => {
      const worker = await quittance.work(concurrency);
      log.info(concurrency, 'working');
      const signal = await stopSignal();
      log.info({ signal }, 'stopping');
      await worker.stop();
      log.info({}, 'stopped');
      return done({ ok: true }, '');
    },
    { log },
  );
}
