import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { classifyMail, type MailReport, type ReturnedRecipient } from '../channels/index.ts';
import type { Problem } from '../model/index.ts';
import type { GlobalOptions } from './options.ts';
import type { ExitCode, Outcome } from './outcome.ts';
import { stdout, styled } from './standard-output.ts';

/** Judges every mail, and writes one answer after another. */
export function classifyFiles({ json }: GlobalOptions, paths: readonly string[]): Promise<Outcome> {
  let exit: ExitCode = 0;
  for (const file of paths.flatMap(filesAt)) {
    const report = reportOf(file);
    if (report === undefined) exit = 2;
    stdout.line(json === true ? line(file, report) : text(file, report));
  }
  return Promise.resolve({ exit, json: undefined, text: '' });
}

/** A file is itself, a folder all files below it. */
function filesAt(path: string): readonly string[] {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

function reportOf(file: string): MailReport | undefined {
  try {
    return classifyMail(readFileSync(file));
  } catch {
    return undefined;
  }
}

function line(file: string, report: MailReport | undefined): string {
  const told = {
    file,
    class: report?.class ?? null,
    recipients: report?.recipients.map(toldOf) ?? [],
    returnDate: report?.returnDate ?? null,
    token: report?.token ?? null,
  };
  return JSON.stringify(report === undefined ? { ...told, problem: unreadable(file) } : told);
}

function toldOf({ address, status, reason, group, action }: ReturnedRecipient): object {
  return { address, status: status ?? null, reason, group: group ?? null, action: action ?? null };
}

function unreadable(file: string): Problem {
  return {
    code: 'FILE_UNREADABLE',
    message: `${file} cannot be read.`,
    advice: 'Check the path, the permissions and the size: no mail has 2 GB.',
    retry: 'after-fix',
  };
}

function text(file: string, report: MailReport | undefined): string {
  if (report === undefined) {
    const { message, advice } = unreadable(file);
    return `${styled(['red', 'bold'], 'unreadable'.padEnd(WIDTH))}  ${file}\n  ${message}\n    ${advice}`;
  }
  return [
    `${styled('bold', report.class.padEnd(WIDTH))}  ${file}`,
    ...report.recipients.map(recipientText),
    ...absenceText(report),
  ].join('\n');
}

const WIDTH = 'auto_reply'.length;

function recipientText({ address, status = '-', reason, group }: ReturnedRecipient): string {
  const next = group === undefined ? '' : `  ${styled('dim', NEXT_STEPS[group])}`;
  return `  ${address.padEnd(40)}  ${status.padEnd(7)}  ${reason.padEnd(15)}${next}`.trimEnd();
}

const NEXT_STEPS = {
  address: 'address: use another address or channel',
  full: 'full: try again in some days',
  blocked: 'blocked: our reputation or set-up; tell the operator, try later',
  content: 'content: send again without the attachment, with a link',
  temporary: 'temporary: try again',
} as const;

function absenceText({ returnDate, substitute, noLongerThere }: MailReport): readonly string[] {
  const instead = [substitute?.name, substitute?.address].filter((known) => known !== undefined).join(', ');
  return [
    ...(returnDate === undefined ? [] : [`  back on ${returnDate}`]),
    ...(noLongerThere ? ['  will not come back'] : []),
    ...(instead === '' ? [] : [`  in the meantime: ${instead}`]),
  ];
}
