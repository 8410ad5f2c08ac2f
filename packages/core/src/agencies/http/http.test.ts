import { faultyFetch } from '../../erp/contract/faulty-fetch.ts';
import { recordingLog } from '../../erp/contract/recording-log.ts';
import { systemClock } from '../../model/index.ts';
import { describeAgencyContract, type AgencySystem } from '../contract.ts';
import { simulatedAgency } from '../simulated/agency.ts';
import { serveSimulatedAgency } from '../simulated/serve.ts';
import { http } from './adapter.ts';

const TOKEN = 'tok-3f9c2a7e';

async function httpSystem(): Promise<AgencySystem> {
  const agency = simulatedAgency({ seed: 1, mode: 'test', clock: systemClock });
  const served = await serveSimulatedAgency({ agency, token: TOKEN });
  const network = faultyFetch(fetch);
  const log = recordingLog();
  let token = TOKEN;
  return {
    connect: ({ signal } = {}) =>
      http.connect(http.config.parse({ test: { url: served.url } }), 'test', {
        fetch: network.fetch,
        clock: systemClock,
        secret: (name) => (name === 'token' ? Promise.resolve(token) : Promise.reject(new Error(name))),
        log,
        ...(signal && { signal }),
      }),
    agency,
    elapse: () => Promise.resolve(),
    arrange: (fault) => {
      if (fault === 'wrong-password') token = 'tok-wrong';
      else network.strike(fault);
      return Promise.resolve();
    },
    mend: () => {
      token = TOKEN;
      network.mend();
      return Promise.resolve();
    },
    secrets: [TOKEN, 'tok-wrong'],
    logged: log.text,
    stop: served.close,
  };
}

describeAgencyContract('http', { start: httpSystem });
