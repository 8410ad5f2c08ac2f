import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import {
  acceptanceRun,
  agencyAdapters,
  configHash,
  connectAgency,
  isAgencyAdapterId,
  runAcceptance,
  serveSimulatedAgency,
  simulatedAgency,
  simulatedOffice,
  type AcceptanceReport,
  type AgencyIo,
  type CollectionAgency,
} from '../agencies/index.ts';
import { systemClock } from '../model/index.ts';
import { stopSignal } from '../server/index.ts';
import { givenSecrets } from './given-secrets.ts';
import { wholeNumber } from './option.ts';
import { cannotRun, done, type Outcome } from './outcome.ts';
import type { AcceptOptions, GlobalOptions, SimulateOptions } from './options.ts';
import { progress } from './progress.ts';
import { readJsonInput } from './read-input.ts';
import { stdout } from './standard-output.ts';

const acceptFile = z.strictObject({
  /** Key of the agency, as cases will name it. */
  agency: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  adapter: z.string(),
  config: z.unknown(),
});

/** Plays the acceptance run of an agency that is described in a file; no database is needed. */
export async function acceptAgency(_global: GlobalOptions, file: string, options: AcceptOptions): Promise<Outcome> {
  const parsed = acceptFile.safeParse(await readJsonInput(file));
  if (!parsed.success) throw invalid(parsed.error.issues[0]?.path.join('.') ?? '');
  const { agency: name, adapter, config } = parsed.data;
  const pause = wholeNumber('--pause', options.pause, 0, 600_000);
  const looks = wholeNumber('--looks', options.looks, 1, 100_000);
  const secrets = await givenSecrets(options);
  const { agency, id, version } = await connected(adapter, config, secrets);
  const shown = progress('Acceptance');
  try {
    const report = await runAcceptance(agency, {
      clock: systemClock,
      agency: name,
      run: acceptanceRun(new Date()),
      adapter: { id, version },
      configHash: configHash(config),
      wait: () => wait(pause),
      looks,
      onStep: (step) => shown.at(undefined, step.id),
    });
    shown.end();
    return { exit: report.passed ? 0 : 1, json: report, text: acceptanceText(report) };
  } finally {
    await agency.close();
  }
}

interface Connected {
  readonly agency: CollectionAgency;
  readonly id: string;
  readonly version: string;
}

async function connected(
  adapter: string,
  config: unknown,
  secrets: Readonly<Record<string, string>>,
): Promise<Connected> {
  if (!isAgencyAdapterId(adapter))
    throw cannotRun(
      'AGENCY_ADAPTER_UNKNOWN',
      `There is no agency adapter named ${adapter.slice(0, 40)}.`,
      `Choose one of: ${Object.keys(agencyAdapters).join(', ')}.`,
    );
  const opened = await connectAgency(adapter, config, 'test', ioOf(secrets));
  if (!opened.ok) throw invalid(['config', opened.problems[0]?.path ?? ''].join('.'), opened.problems[0]?.message);
  return { agency: opened.agency, id: adapter, version: agencyAdapters[adapter].version };
}

function ioOf(secrets: Readonly<Record<string, string>>): AgencyIo {
  return {
    fetch,
    clock: systemClock,
    secret: (name) => {
      const secret = secrets[name];
      if (secret === undefined)
        throw cannotRun(
          'SECRET_MISSING',
          `The secret ${name} is not given.`,
          `Give it with --secret-env ${name}=VARIABLE or --secret-file ${name}=path.`,
        );
      return Promise.resolve(secret);
    },
    log: { debug: () => {}, warn: (fields, message) => console.error(`${message} ${JSON.stringify(fields)}`) },
  };
}

function invalid(path: string, message = 'is not as it should be') {
  return cannotRun(
    'AGENCY_CONFIG_INVALID',
    `${path === '' ? 'The file' : path}: ${message}.`,
    'See quittance agency accept --help, and docs/collections.md.',
  );
}

export function acceptanceText({ passed, steps }: AcceptanceReport): string {
  const lines = steps.map(({ id, passed: good, expected, happened }) =>
    good ? `✓ ${id}` : `✗ ${id}\n    expected: ${expected}\n    happened: ${happened}`,
  );
  const failed = steps.filter((step) => !step.passed).length;
  return [...lines, passed ? `Passed: all ${steps.length} steps.` : `Failed: ${failed} of ${steps.length} steps.`].join(
    '\n',
  );
}

const WORK_EVERY_MS = 500;

/** Serves the simulated agency until a signal. */
export async function simulateAgency({ port, token, folder, format, seed }: SimulateOptions): Promise<Outcome> {
  const agency = simulatedAgency({
    seed: wholeNumber('--seed', seed, 0, 999_999_999),
    mode: 'test',
    clock: systemClock,
  });
  const served = await serveSimulatedAgency({ agency, token, port: wholeNumber('--port', port, 0, 65_535) });
  const office = folder === undefined ? undefined : simulatedOffice({ agency, folder, format });
  stdout.line(
    `The simulated agency listens on ${served.url}${folder === undefined ? '' : `, and works in ${folder}`}.`,
  );
  const stopped = stopSignal();
  let running = true;
  const working = (async () => {
    while (running && office !== undefined) {
      await office.work();
      await Promise.race([wait(WORK_EVERY_MS), stopped]);
    }
  })();
  await stopped;
  running = false;
  await working;
  await served.close();
  return done({ ok: true }, '');
}
