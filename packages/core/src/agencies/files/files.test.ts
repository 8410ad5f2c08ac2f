import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordingLog } from '../../erp/contract/recording-log.ts';
import { systemClock } from '../../model/index.ts';
import { describeAgencyContract, type AgencySystem } from '../contract.ts';
import { simulatedAgency } from '../simulated/agency.ts';
import { simulatedOffice } from '../simulated/office.ts';
import { files } from './adapter.ts';
import { FILE_FORMATS, type FileFormat } from './codec/file-format.ts';

async function filesSystem(format: FileFormat): Promise<AgencySystem> {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-agency-'));
  const agency = simulatedAgency({ seed: 1, mode: 'test', clock: systemClock });
  const office = simulatedOffice({ agency, folder, format });
  const log = recordingLog();
  const config = files.config.parse({ format, test: { folder }, acknowledgeWithinMinutes: 0 });
  return {
    connect: ({ signal } = {}) =>
      files.connect(config, 'test', {
        fetch,
        clock: systemClock,
        secret: () => Promise.reject(new Error('a folder has no secrets')),
        log,
        ...(signal && { signal }),
      }),
    agency,
    elapse: () => office.work(),
    arrange: (fault) =>
      fault === 'unreachable' ? rename(folder, `${folder}-away`) : Promise.reject(new Error(`no ${fault} here`)),
    mend: () => rename(`${folder}-away`, folder).catch(() => undefined),
    secrets: [],
    logged: log.text,
    stop: () => rm(folder, { recursive: true, force: true }),
  };
}

const NO_WIRE = 'a folder has no connection, login or answer on the same call';
for (const format of FILE_FORMATS)
  describeAgencyContract(`files, ${format}`, {
    start: () => filesSystem(format),
    without: {
      'answer-lost': 'played by the scenario of the acceptance run: no acknowledgement is left',
      busy: NO_WIRE,
      'wrong-password': NO_WIRE,
      html: NO_WIRE,
      malformed: 'tested below: a file that cannot be read goes to quarantine and hides no other',
      silent: NO_WIRE,
    },
  });
