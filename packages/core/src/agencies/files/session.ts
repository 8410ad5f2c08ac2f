import { COMMAND_TYPES } from '../schema/index.ts';
import { misconfigured, STOPPING, type Failure } from '../outcome.ts';
import type { AgencyCapabilities, AgencyIo, AgencyMode, CollectionAgency, Diagnosis } from '../port.ts';
import type { FilesConfig, Location } from './config.ts';
import { DropFailure, type Drop } from './drop.ts';
import { inbox } from './inbox.ts';
import { localDrop } from './local-drop.ts';
import { outbox } from './outbox.ts';
import { sftpDrop } from './sftp-drop.ts';

/** The shared folder seen as an agency. */
export function filesAgency(config: FilesConfig, mode: AgencyMode, io: AgencyIo): CollectionAgency {
  const location = config[mode];
  const drop = location === undefined ? undefined : dropAt(location, io);
  const transport = drop?.transport ?? 'file';

  async function guard<T>(work: (drop: Drop) => Promise<T>, failed: (failure: Failure) => T): Promise<T> {
    if (io.signal?.aborted === true) return failed(STOPPING);
    if (drop === undefined) return failed(NOT_SET_UP);
    try {
      // Asked before every call: where the share is gone, "no such file" must not read as "nothing was told".
      await drop.prepare();
      return await work(drop);
    } catch (error) {
      if (error instanceof DropFailure) return failed(error.failure);
      throw error;
    }
  }
  const same = (failure: Failure) => failure;
  const out = drop && outbox(drop, config, io);
  const back = drop && inbox(drop, config, io.log);
  return {
    mode,
    capabilities: () => Promise.resolve({ ...CAPABILITIES, transport }),
    check: () =>
      guard<readonly Diagnosis[]>(diagnose, ({ cause: { message, advice } }) => [
        { check: 'folder', ok: false, message, ...(advice !== undefined && { advice }) },
      ]),
    send: (commands) =>
      guard(
        async () => (await out?.send(commands)) ?? [],
        (failure) => commands.map(() => failure),
      ),
    receipt: (commandId) => guard(async () => (await out?.receipt(commandId)) ?? NOT_SET_UP, same),
    events: (cursor, limit) => guard(async () => (await back?.events(cursor, limit)) ?? NOT_SET_UP, same),
    balances: (cursor, limit) => guard(async () => (await back?.balances(cursor, limit)) ?? NOT_SET_UP, same),
    close: async () => drop?.close(),
  };
}

function dropAt(location: Location, io: AgencyIo): Drop {
  return 'sftp' in location ? sftpDrop(location.sftp, io) : localDrop(location.folder);
}

const CAPABILITIES: Omit<AgencyCapabilities, 'transport'> = {
  commands: COMMAND_TYPES,
  paths: ['extrajudicial', 'judicial', 'monitoring'],
  acknowledgement: 'later',
  events: 'poll',
  batchSize: 1_000,
  pageSize: 500,
};

const NOT_SET_UP = misconfigured({
  code: 'AGENCY_NOT_SET_UP',
  message: 'This side of the agency has no folder in the connection settings.',
  advice: 'Name the folder of the live side before the agency goes live.',
});

/** Can we write, and did everything that lay there make sense? */
async function diagnose(drop: Drop): Promise<readonly Diagnosis[]> {
  await drop.put('sent', 'probe.txt', new TextEncoder().encode('probe\n'));
  await drop.remove('sent', 'probe.txt');
  const reasons = (await drop.list('quarantine')).filter(({ name }) => name.endsWith('.reason.json'));
  const names = reasons.slice(0, 5).map(({ name }) => name.replace(/\.reason\.json$/, ''));
  return [
    { check: 'folder', ok: true, message: 'The folder can be read and written.' },
    reasons.length === 0
      ? { check: 'quarantine', ok: true, message: 'Every file of the agency could be read.' }
      : {
          check: 'quarantine',
          ok: false,
          message: `In quarantine: ${names.join(', ')}${reasons.length > 5 ? ` and ${reasons.length - 5} more` : ''}.`,
          advice: 'Read the reasons beside them, ask the agency for the files anew, then take them out of quarantine/.',
        },
  ];
}
