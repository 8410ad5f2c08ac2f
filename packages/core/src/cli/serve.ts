import { portalRoutes } from '../portal/index.ts';
import { findApiKey } from '../store/index.ts';
import { apiKeyRole } from '../access/index.ts';
import {
  apiKeyCallers,
  createLog,
  keepHeapSmall,
  listen,
  listenForReturns,
  Metrics,
  stopSignal,
  type FindApiKey,
} from '../server/index.ts';
import { returnsTls } from './returns-tls.ts';
import { withInstallation, type Installation } from './installation.ts';
import { wholeNumber } from './option.ts';
import { done, type Outcome } from './outcome.ts';
import type { GlobalOptions, ServeOptions } from './options.ts';

/** Answers the HTTP API until a signal; with `work` also works the queues. */
export async function serve(global: GlobalOptions, options: ServeOptions): Promise<Outcome> {
  const port = wholeNumber('--port', options.port, 0, 65_535);
  const drainDelay = wholeNumber('--drain', options.drain, 0, 600) * 1000;
  const log = createLog(process.env['QUITTANCE_LOG']);
  const metrics = new Metrics();
  keepHeapSmall();
  return withInstallation(
    global,
    async (installation) => {
      const { quittance } = installation;
      metrics.watch(async () => Promise.all((await quittance.tenants.list()).map(({ id }) => quittance.stats(id))));
      const metricsToken = process.env['QUITTANCE_METRICS_TOKEN'];
      const server = await listen({
        port,
        hostname: options.host,
        drainDelay,
        quittance,
        identify: apiKeyCallers(keyFinder(installation)),
        log,
        metrics,
        pages: [{ path: '/p', routes: portalRoutes({ quittance }) }],
        ...(metricsToken !== undefined && { metricsToken }),
      });
      const returns =
        options.returnsPort === undefined
          ? undefined
          : await listenForReturns({
              quittance,
              log,
              port: wholeNumber('--returns-port', options.returnsPort, 0, 65_535),
              hostname: options.host,
              ...(await returnsTls(options)),
            });
      const worker = options.work === true ? await quittance.work() : undefined;
      log.info({ url: server.url, work: worker !== undefined }, 'serving');
      const signal = await stopSignal();
      log.info({ signal }, 'stopping');
      await Promise.all([server.stop(), returns?.stop(), worker?.stop()]);
      log.info({}, 'stopped');
      return done({ ok: true }, '');
    },
    { log, metrics },
  );
}

function keyFinder({ database }: Installation): FindApiKey {
  return async (prefix) => {
    const key = await findApiKey(database, prefix);
    return key && { tenantId: key.tenant, role: apiKeyRole.parse(key.role), hash: key.hash };
  };
}
