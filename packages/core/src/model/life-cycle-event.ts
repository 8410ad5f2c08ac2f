import { type IsoDateTime, momentIn } from './date.ts';
import type { InvoiceEvent } from './invoice-status.ts';
import type { LifeCycleMessage, LifeCycleReference } from './life-cycle-message.ts';
import { frenchStatus } from './status-codes.ts';

/** What a message says of one invoice. */
export interface StatusEvent {
  /** BT-1, with BT-2 and the seller's SIREN where the message names them: two sellers may use one number. */
  readonly invoice: { readonly number: string; readonly issueDate?: string; readonly sellerSiren?: string };
  readonly event: Extract<InvoiceEvent, { kind: 'signal' }>;
}

/** Life-cycle messages are written by French clocks. */
const FRANCE = 'Europe/Paris';

/**
 * The events that a French life-cycle message (CDAR, codes 200 to 228) tells of invoices, for `applyEvents`. A code that is not of the list
 * is `noted`; what speaks of tax data, files or the directory is no event of an invoice. An amount received (212) moves no money: that is for
 * the payment itself. `heardAt` stands in for a message without any time.
 */
export function statusEventsOf(message: LifeCycleMessage, heardAt: IsoDateTime): readonly StatusEvent[] {
  const local = message.statusAt ?? message.issuedAt;
  const at = local === undefined ? heardAt : momentIn(FRANCE, local);
  return message.references.flatMap((reference) => eventsOf(reference, message.number ?? '', at));
}

function eventsOf(reference: LifeCycleReference, message: string, at: IsoDateTime): readonly StatusEvent[] {
  const { number, status, issueDate, seller } = reference;
  if (number === undefined || status === undefined) return [];
  const known = frenchStatus(status);
  if (known !== undefined && known.object !== 'invoice') return [];
  const { value, scheme } = seller?.identifier ?? {};
  const reasonCode = reference.details?.find((detail) => detail.reasonCode !== undefined)?.reasonCode;
  return [
    {
      invoice: {
        number,
        ...(issueDate !== undefined && { issueDate }),
        ...(value !== undefined && scheme === '0002' && { sellerSiren: value }),
      },
      event: {
        id: `cdv ${status} ${at} ${message}`.slice(0, 200),
        at,
        kind: 'signal',
        signal: known?.signal ?? 'noted',
        ...(reasonCode !== undefined && { reasonCode: reasonCode.slice(0, 60) }),
      },
    },
  ];
}
