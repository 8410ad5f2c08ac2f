import type { EventView } from '@quittance/core/flow';
import type { OrderEvent } from '../admin/quittance/contract.ts';

/** A status event as the order's history shows it. */
export function shownEvent({ at, kind, details }: Pick<EventView, 'at' | 'kind' | 'details'>): OrderEvent {
  return { at, kind: ofCreditNotes(kind, details) ? 'order.credited' : kind, message: said(details) };
}

/** Earlier releases told of credit notes as of any document; what was sealed then stays as it is and is only read better. */
function ofCreditNotes(kind: string, details: EventView['details']): boolean {
  const documents = documentsIn(details);
  return kind === 'order.invoiced' && documents.length > 0 && documents.every((each) => each.kind === 'creditNote');
}

/** What the event says about itself, in the words its details have: what a person wrote, numbers, a reference, a code. */
function said(details: EventView['details']): string | null {
  const numbers = documentsIn(details).map(({ number }) => number);
  const words = [details['message'], details['reason'], numbers.join(', '), details['reference'], details['code']];
  const text = words.find((word) => typeof word === 'string' && word !== '');
  return typeof text === 'string' ? text : null;
}

function documentsIn({ documents }: EventView['details']): readonly { kind: string; number: string }[] {
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((each: unknown) => {
    if (typeof each !== 'object' || each === null) return [];
    const [kind, number]: readonly unknown[] = [Reflect.get(each, 'kind'), Reflect.get(each, 'number')];
    return typeof number === 'string' ? [{ kind: typeof kind === 'string' ? kind : '', number }] : [];
  });
}
