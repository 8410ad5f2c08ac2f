import { systemClock } from '../../model/index.ts';
import { describeAgencyContract } from '../contract.ts';
import { simulatedAgency } from './agency.ts';
import { simulatedSession } from './session.ts';

const SAME_PROCESS = 'there is no wire in one process';

describeAgencyContract('simulated, in process', {
  start: () => {
    const agency = simulatedAgency({ seed: 1, mode: 'test', clock: systemClock });
    return Promise.resolve({
      connect: ({ signal } = {}) => Promise.resolve(simulatedSession(agency, signal ? { signal } : {})),
      agency,
      elapse: () => Promise.resolve(),
      arrange: (fault) => Promise.reject(new Error(`no ${fault} here`)),
      mend: () => Promise.resolve(),
      secrets: [],
      logged: () => '',
      stop: () => Promise.resolve(),
    });
  },
  without: {
    'answer-lost': 'played by the scenario of the acceptance run',
    unreachable: SAME_PROCESS,
    busy: SAME_PROCESS,
    'wrong-password': SAME_PROCESS,
    html: SAME_PROCESS,
    malformed: SAME_PROCESS,
    silent: SAME_PROCESS,
  },
});
