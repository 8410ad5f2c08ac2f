import { stopText } from '../order/stop-text.ts';
import type { TextOr } from '../texts/index.ts';

/** Something of the delivery or of an agency that waits for a person. */
export interface ShownWork {
  readonly kind: string;
  readonly code: string;
  readonly since: string;
  readonly messageId?: string;
  readonly documentId?: string;
  readonly customerId?: string;
  readonly contactId?: string;
  readonly returnedMailId?: string;
  readonly caseId?: string;
  readonly customer?: string;
  readonly documentNumber?: string;
  readonly address?: string;
  readonly open?: string;
  readonly currency?: string;
  readonly problem?: { readonly code: string; readonly message: string; readonly advice: string };
}

/** What a person can do about it with one button. */
export type WorkAction = 'release' | 'resend' | 'customer' | 'adopt' | 'read' | 'print' | 'settings' | 'case';

const ACTIONS: Readonly<Record<string, WorkAction>> = {
  'message-held': 'release',
  'message-refused': 'resend',
  'contact-invalid': 'customer',
  'substitute-offered': 'adopt',
  'returned-mail': 'read',
  'to-print': 'print',
  'connection-paused': 'settings',
  'case-undecided': 'case',
  'books-differ': 'case',
};

/** Held for what is mended in the settings: letting it go would only hold it again. */
const SETTINGS_CODES: ReadonlySet<string> = new Set(['CHANNEL_NOT_CONNECTED', 'SENDER_MISSING', 'NO_ALLOWED_MOMENT']);

/** The first thing to do about it; `undefined` for kinds that are new to these screens. */
export function workAction({ kind, code }: ShownWork): WorkAction | undefined {
  return kind === 'message-held' && SETTINGS_CODES.has(code) ? 'settings' : ACTIONS[kind];
}

export interface WorkGroup<Work extends ShownWork = ShownWork> {
  readonly kind: string;
  readonly items: readonly Work[];
}

/** What a person decides first: what stops everything, then what somebody wrote, then the rest as it came. */
const ORDER = [
  'connection-paused',
  'books-differ',
  'case-undecided',
  'message-held',
  'contact-invalid',
  'message-refused',
  'returned-mail',
  'substitute-offered',
  'to-print',
];

export function workGroups<Work extends ShownWork>(items: readonly Work[]): readonly WorkGroup<Work>[] {
  const place = (kind: string) => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);
  return [...Map.groupBy(items, ({ kind }) => kind)]
    .map(([kind, group]) => ({ kind, items: group }))
    .toSorted((a, b) => place(a.kind) - place(b.kind));
}

/** Whom and what it is about: customer, document, address, and what is left open. Empty where only the merchant is concerned. */
export function workAbout(
  { customer, documentNumber, address, open, currency }: ShownWork,
  money: (amount: string, currency: string) => string,
): string {
  const left = open === undefined || currency === undefined ? undefined : money(open, currency);
  return [customer, documentNumber, address, left].filter((part) => part !== undefined).join(' · ');
}

/** What waits, in one sentence, and what is advised. */
export function workText(
  work: ShownWork,
  language: string | undefined,
  tOr: TextOr,
): { readonly sentence: string; readonly advice: string | undefined } {
  const reason = work.problem && stopText(work.problem, language, tOr);
  const what = tOr(`delivery.returns.class.${work.code.toLowerCase()}`, work.code);
  const why = reason?.sentence ?? work.code;
  return {
    sentence: tOr(`delivery.work.sentence.${work.kind}`, why, { why, what }),
    advice: reason?.advice,
  };
}
