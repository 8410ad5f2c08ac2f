import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../../access/index.ts';
import { ok, refused, type IsoDate, type Problem, type Result } from '../../model/index.ts';
import type { AcceptanceReport } from './report.ts';
import { STEPS } from './steps.ts';

/** Names a configuration: SHA-256 of its canonical JSON. Secrets are not in it, only their names. */
export function configHash(config: unknown): string {
  const plain: Json = JSON.parse(JSON.stringify(config ?? null));
  return createHash('sha256').update(canonicalJson(plain)).digest('hex');
}

export interface GoLive {
  /** The stored report of the last acceptance run; absent: none was made. */
  readonly report: AcceptanceReport | undefined;
  /** The key date; absent: none was chosen. */
  readonly liveFrom: IsoDate | undefined;
  readonly adapterVersion: string;
  readonly configHash: string;
  readonly today: IsoDate;
}

/** A report this old, in days, no longer says how the other side behaves. */
const GOOD_FOR_DAYS = 90;

/**
 * Whether an agency may go live: its acceptance run passed in every step of today's script, with this version of the adapter and this very
 * configuration, not long ago; and a key date is chosen that has come. Every reason against it is listed.
 */
export function mayGoLive({ report, liveFrom, today, ...now }: GoLive): Result<{ readonly liveFrom: IsoDate }> {
  const problems = [
    ...(report === undefined ? [NO_RUN] : problemsOf(report, now, today)),
    ...(liveFrom === undefined ? [NO_KEY_DATE] : []),
    ...(liveFrom !== undefined && today < liveFrom
      ? [
          problem(
            'AGENCY_NOT_LIVE_YET',
            `The agency is live from ${liveFrom} on.`,
            'Wait for the day, or choose an earlier one.',
          ),
        ]
      : []),
  ];
  return problems.length === 0 && liveFrom !== undefined ? ok({ liveFrom }) : refused(...problems);
}

function problemsOf(
  report: AcceptanceReport,
  { adapterVersion, configHash: hash }: Pick<GoLive, 'adapterVersion' | 'configHash'>,
  today: IsoDate,
): readonly Problem[] {
  const passed = new Set(report.steps.filter((step) => step.passed).map(({ id }) => id));
  const failed = STEPS.filter(({ id }) => !passed.has(id)).map(({ id }) => id);
  const age = (Date.parse(today) - Date.parse(report.finishedAt.slice(0, 10))) / 86_400_000;
  return [
    ...(failed.length > 0 || !report.passed
      ? [problem('AGENCY_RUN_FAILED', `The acceptance run did not pass: ${failed.join(', ')}.`, AGAIN)]
      : []),
    ...(report.adapterVersion === adapterVersion
      ? []
      : [
          problem(
            'AGENCY_ADAPTER_CHANGED',
            `The run was made with version ${report.adapterVersion} of the adapter.`,
            AGAIN,
          ),
        ]),
    ...(report.configHash === hash
      ? []
      : [problem('AGENCY_CONFIG_CHANGED', 'The connection was changed after the acceptance run.', AGAIN)]),
    ...(age > GOOD_FOR_DAYS
      ? [problem('AGENCY_RUN_TOO_OLD', `The acceptance run is older than ${GOOD_FOR_DAYS} days.`, AGAIN)]
      : []),
  ];
}

const AGAIN = 'Mend what failed and make the acceptance run again: quittance agency accept.';

function problem(code: string, message: string, advice: string): Problem {
  return { code, message, advice, retry: 'after-fix' };
}

const NO_RUN = problem('AGENCY_NOT_ACCEPTED', 'No acceptance run was made.', 'Make one: quittance agency accept.');
const NO_KEY_DATE = problem(
  'AGENCY_NO_KEY_DATE',
  'No key date is chosen.',
  'Choose the day from which on cases go to the agency.',
);
