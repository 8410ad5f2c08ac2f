/** A status event as it is kept: as far as a history needs it. */
interface KeptEvent {
  readonly at: string;
  readonly kind: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** One entry of an order's history. */
export interface ShownEvent {
  readonly at: string;
  readonly kind: string;
  readonly message: string | null;
}

/** A status event as the order's history shows it. */
export function shownEvent({ at, kind, details }: KeptEvent): ShownEvent {
  return { at, kind: ofCreditNotes(kind, details) ? 'order.credited' : kind, message: said(details) };
}

/** Earlier releases told of credit notes as of any document; what was sealed then stays as it is and is only read better. */
function ofCreditNotes(kind: string, details: KeptEvent['details']): boolean {
  const documents = documentsIn(details);
  return kind === 'order.invoiced' && documents.length > 0 && documents.every((each) => each.kind === 'creditNote');
}

/** What the event says about itself, in the words its details have: what a person wrote, numbers, a reference, a code. */
function said(details: KeptEvent['details']): string | null {
  const numbers = documentsIn(details).map(({ number }) => number);
  const words = [details['message'], details['reason'], numbers.join(', '), details['reference'], details['code']];
  const text = words.find((word) => typeof word === 'string' && word !== '');
  return typeof text === 'string' ? text : null;
}

function documentsIn({ documents }: KeptEvent['details']): readonly { kind: string; number: string }[] {
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((each: unknown) => {
    if (typeof each !== 'object' || each === null) return [];
    const [kind, number]: readonly unknown[] = [Reflect.get(each, 'kind'), Reflect.get(each, 'number')];
    return typeof number === 'string' ? [{ kind: typeof kind === 'string' ? kind : '', number }] : [];
  });
}
