import { DELIVERY_OUTCOMES, type DeliveryOutcome } from '../../model/index.ts';
import type { TextOr } from '../texts/index.ts';

/** What lists of documents are filtered by: what came of the delivery, with its name. */
export function outcomeOptions(tOr: TextOr): readonly { readonly value: DeliveryOutcome; readonly label: string }[] {
  return DELIVERY_OUTCOMES.map((value) => ({ value, label: tOr(`delivery.state.${value}`, value) }));
}

/** The filters that a choice among them changes: without one, the days of the delivery filter nothing. */
export function outcomeChosen<Name extends string>(
  delivery: string | undefined,
  days: readonly Name[],
): Readonly<Record<string, string | undefined>> {
  return { delivery, ...(delivery === undefined && Object.fromEntries(days.map((name) => [name, undefined]))) };
}
