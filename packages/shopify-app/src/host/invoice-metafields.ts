import { createHash } from 'node:crypto';
import type { DocumentStatus, StatusUpdate } from '@quittance/core/hosts';
import { z } from 'zod';
import { invoiceStatus, newestInvoice, nextDueDate, openAmount, shownDocuments } from './invoice-status.ts';

/** The metafields of an order in the app's own namespace (`$app`), as `shopify.app.toml` defines them. */
export const METAFIELD_TYPES = {
  invoice_number: 'single_line_text_field',
  invoice_status: 'single_line_text_field',
  invoice_open: 'money',
  invoice_due: 'date',
  invoice_document: 'url',
  invoice_delivery: 'single_line_text_field',
  invoice_reason: 'multi_line_text_field',
  invoices: 'json',
} as const;
type Key = keyof typeof METAFIELD_TYPES;

/** What was written last, and after which status event: it guards all the others (`compareDigest`). */
export const WRITTEN = 'invoice_written';

export interface Metafield {
  readonly key: string;
  readonly type: string;
  readonly value: string;
}

/** A metafield cannot be blank, and deleting one would be a second call beside the atomic one. */
const NOTHING = '–';

/** Shopify refuses a JSON value beyond 128 kB; this many documents stay far below. */
const MOST_DOCUMENTS = 200;

/**
 * The metafields that show an update. None of them ever disappears again: whatever was set is set anew, never left to say something old.
 * `documentLink` is where a person finds a document.
 */
export function invoiceMetafields(
  update: Pick<StatusUpdate, 'stopped' | 'documents'>,
  documentLink: (documentId: string) => string,
): readonly Metafield[] {
  const shown = newestInvoice(update.documents);
  const due = nextDueDate(shownDocuments(update.documents));
  const values: Partial<Record<Key, string>> = {
    invoice_status: invoiceStatus(update),
    invoice_reason: reasonOf(update.stopped),
    invoices: JSON.stringify(shownDocuments(update.documents).slice(-MOST_DOCUMENTS).map(entryOf(documentLink))),
    ...(shown !== undefined && {
      invoice_number: shown.number,
      invoice_open: owedBy(update.documents, shown.currency),
      invoice_document: documentLink(shown.documentId),
      invoice_delivery: shown.delivery?.state ?? NOTHING,
    }),
    ...(due !== undefined && { invoice_due: due }),
  };
  return Object.entries(METAFIELD_TYPES).flatMap(([key, type]) => {
    const value = values[key as Key];
    return value === undefined ? [] : [{ key, type, value }];
  });
}

/** What the buyer owes. What must go back to the buyer is no negative debt: each document says its own. */
function owedBy(documents: readonly DocumentStatus[], currency: string): string {
  const open = openAmount(documents, currency);
  return JSON.stringify({ amount: open.isNegative() ? '0' : open.toString(), currency_code: currency });
}

function reasonOf(stopped: StatusUpdate['stopped']): string {
  return stopped === undefined ? NOTHING : `${stopped.message}\n${stopped.advice}\n(${stopped.code})`;
}

function entryOf(documentLink: (documentId: string) => string) {
  return ({
    documentId,
    kind,
    number,
    status,
    issueDate,
    dueDate,
    currency,
    total,
    open,
    delivery,
  }: DocumentStatus) => ({
    kind,
    number,
    status,
    issueDate,
    dueDate: dueDate ?? null,
    currency,
    total,
    open,
    delivery: delivery ?? null,
    link: documentLink(documentId),
  });
}

/** Of what the metafields say; the same for the same values, whatever the sequence. */
export function digestOf(metafields: readonly Metafield[]): string {
  const hash = createHash('sha256');
  for (const { key, value } of metafields) hash.update(JSON.stringify([key, value]));
  return hash.digest('hex');
}

const written = z.object({ digest: z.string(), sequence: z.int().nonnegative() });
export type Written = z.output<typeof written>;

/** `undefined` when nothing was written yet, or nothing that this release can read. */
export function readWritten(value: string | undefined): Written | undefined {
  if (value === undefined) return undefined;
  try {
    return written.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}

export function writtenMetafield({ digest, sequence }: Written): Metafield {
  return { key: WRITTEN, type: 'json', value: JSON.stringify({ digest, sequence }) };
}

/**
 * - `older`: something newer is shown already;
 * - `shown`: just this is shown, after just this event: nothing to send;
 * - `mark`: this is shown, but after an earlier event: only the sequence is raised, else a late write-back from in between could still win;
 * - `write`: all of it.
 */
export type Step = 'older' | 'shown' | 'mark' | 'write';

export function stepFor(before: Written | undefined, now: Written): Step {
  if (before === undefined) return 'write';
  if (before.sequence > now.sequence) return 'older';
  if (before.digest !== now.digest) return 'write';
  return before.sequence === now.sequence ? 'shown' : 'mark';
}
