import { groupOf } from '../reason/reason-group.ts';
import type { MailReport, Reason, ReturnedRecipient } from '../mail-report.ts';

/** What people, or the authors of another classifier, say of a message. */
export interface Label {
  readonly path: string;
  readonly class: string;
  readonly recipients: readonly { readonly address?: string; readonly reason?: string }[];
}

export interface Judged {
  readonly label: Label;
  readonly report: MailReport;
}

/** Right ones out of all. */
export type Share = readonly [right: number, all: number];

export interface Figures {
  readonly messages: number;
  readonly classes: Share;
  readonly human: Share;
  readonly recipients: Share;
  readonly groups: Share;
  readonly reasons: Share;
  readonly precision: Share;
  readonly recall: Share;
}

export function figures(judged: readonly Judged[]): Figures {
  const human = judged.filter(({ label }) => label.class === 'other');
  const addressed = judged.filter(({ label }) => label.recipients.some(({ address }) => address !== undefined));
  const pairs = judged.flatMap(reasonPairs);
  const grouped = pairs.filter(({ told }) => isTold(told));
  const invalid = grouped.filter(({ found }) => found?.group === 'address');
  const toBeFound = grouped.filter(({ told }) => groupOf(told as Reason) === 'address');
  return {
    messages: judged.length,
    classes: share(judged, ({ label, report }) => label.class === report.class),
    human: share(human, ({ report }) => report.class === 'other'),
    recipients: share(addressed, sameRecipients),
    groups: share(grouped, ({ told, found }) => found?.group === groupOf(told as Reason)),
    reasons: share(grouped, ({ told, found }) => found?.reason === told),
    precision: share(invalid, ({ told }) => groupOf(told as Reason) === 'address'),
    recall: share(toBeFound, ({ found }) => found?.group === 'address'),
  };
}

/** Labels that give a reason: Sisimai's "on hold" and "undefined" say that none was found. */
function isTold(reason: string): boolean {
  return groupOf(reason as Reason) !== undefined && reason !== 'onhold' && reason !== 'undefined';
}

function share<T>(all: readonly T[], isRight: (one: T) => boolean): Share {
  return [all.filter(isRight).length, all.length];
}

const key = (address: string): string => address.toLowerCase();

export function sameRecipients({ label, report }: Judged): boolean {
  const told = new Set(label.recipients.flatMap(({ address }) => (address === undefined ? [] : [key(address)])));
  const found = new Set(report.recipients.map(({ address }) => key(address)));
  return told.size === found.size && [...told].every((address) => found.has(address));
}

interface ReasonPair {
  readonly path: string;
  readonly told: string;
  readonly found: ReturnedRecipient | undefined;
}

/** Each told reason beside what was found of the same recipient; by its place where the label tells no address. */
export function reasonPairs({ label, report }: Judged): readonly ReasonPair[] {
  return label.recipients.flatMap(({ address, reason }, index) => {
    if (reason === undefined) return [];
    const found =
      address === undefined
        ? (report.recipients[index] ?? report.recipients[0])
        : report.recipients.find((recipient) => key(recipient.address) === key(address));
    return [{ path: label.path, told: reason, found }];
  });
}

export function misses(judged: readonly Judged[]): readonly string[] {
  return judged.flatMap((one) => {
    const { label, report } = one;
    const told = label.recipients.map(({ address, reason }) => `${address ?? '?'}=${reason ?? '?'}`).join(' ');
    const found = report.recipients
      .map(({ address, reason, status }) => `${address}=${reason}(${status ?? ''})`)
      .join(' ');
    const addressed = label.recipients.some(({ address }) => address !== undefined);
    return [
      ...(label.class === report.class ? [] : [`CLASS ${label.path}: ${label.class}, found ${report.class}`]),
      ...(!addressed || sameRecipients(one) ? [] : [`RCPT  ${label.path}: ${told} | ${found}`]),
      ...reasonPairs(one)
        .filter(
          ({ told: reason, found: recipient }) => isTold(reason) && recipient?.group !== groupOf(reason as Reason),
        )
        .map(
          ({ told: reason, found: recipient }) =>
            `GROUP ${label.path}: ${reason}, found ${recipient?.reason ?? 'nothing'} (${recipient?.status ?? ''})`,
        ),
    ];
  });
}
