import type { DocumentDeliveryView, MessageEventView, Quittance, WorkItem } from '../flow/index.ts';
import type { TenantId } from '../model/index.ts';
import { withTenant } from './installation.ts';
import { refusedBecause, type Outcome } from './outcome.ts';
import type { GlobalOptions } from './options.ts';
import { problemText, table } from './text.ts';

/** How one document stands, or what of the delivery waits for a person. */
export async function deliveryStatus(global: GlobalOptions, number: string | undefined): Promise<Outcome> {
  return withTenant(global, async ({ quittance }, tenant) =>
    number === undefined ? workOutcome(await quittance.delivery.workList(tenant)) : statusOf(quittance, tenant, number),
  );
}

function workOutcome(items: readonly WorkItem[]): Outcome {
  const rows = items.map(({ kind, code, since, messageId, contactId, returnedMailId, caseId, ...item }) => [
    since.slice(0, 16),
    kind,
    code,
    [item.customer, item.documentNumber, item.address, leftOf(item)].filter((part) => part !== undefined).join(', '),
    messageId ?? contactId ?? returnedMailId ?? caseId ?? '',
  ]);
  const text =
    items.length === 0 ? 'Nothing waits for a person.' : table(['since', 'what', 'code', 'about', 'id'], rows);
  return { exit: items.length === 0 ? 0 : 1, json: { ok: items.length === 0, items }, text };
}

/** What is left open, with its currency. */
const leftOf = ({ open, currency }: Pick<WorkItem, 'open' | 'currency'>): string | undefined =>
  open === undefined ? undefined : `${open} ${currency ?? ''}`;

async function statusOf(quittance: Quittance, tenant: TenantId, number: string): Promise<Outcome> {
  const { items } = await quittance.documents.list(tenant, { search: number }, { limit: 1 });
  const [document] = items.filter((found) => found.number === number);
  const delivery = document && (await quittance.delivery.messages.ofDocument(tenant, document.id));
  if (delivery === undefined) return refusedBecause([UNKNOWN]);
  const failed = delivery.standing?.signal === 'undeliverable';
  return { exit: failed ? 1 : 0, json: { ok: !failed, delivery }, text: statusText(delivery) };
}

function statusText({ number, standing, messages, events, links }: DocumentDeliveryView): string {
  if (standing === undefined) return `${number}: not delivered from here.`;
  const blocks = messages.map((message) => {
    const own = events.filter(({ messageId }) => messageId === message.id);
    const to = message.recipients.map(({ address }) => address).join(', ');
    const problem = message.problem === undefined ? [] : [problemText(message.problem)];
    return [
      `${message.channel} ${message.state}${to === '' ? '' : ` to ${to}`}`,
      ...own.map(eventLine),
      ...problem,
    ].join('\n');
  });
  const open = links.filter(({ revokedAt }) => revokedAt === undefined).map(({ url }) => `link ${url}`);
  return [`${number}: ${standing.state} by ${standing.channel} at ${standing.at}`, ...blocks, ...open].join('\n\n');
}

function eventLine({ at, kind, attempt, recipient, details }: MessageEventView): string {
  const said = ['code', 'group', 'status', 'reply', 'returnDate'].flatMap((name) =>
    typeof details[name] === 'string' ? [details[name]] : [],
  );
  return `  ${at}  ${kind}  try ${attempt}, recipient ${recipient + 1}${said.length === 0 ? '' : `  ${said.join(', ')}`}`;
}

const UNKNOWN = {
  code: 'DOCUMENT_UNKNOWN',
  message: 'There is no document with this number.',
  advice: 'Look it up: quittance orders list.',
  retry: 'never',
} as const;
