import type { Decimal, IsoDate, PostalAddress } from '../model/index.ts';
import type {
  AgencyCase,
  AgencyEvent,
  CaseOutcome,
  DebtorContact,
  EventOf,
  EventPayloads,
  EventType,
} from './schema/index.ts';

/**
 * What an event means for the rest of the house, in nobody's words: flow tells the ERP, the host platform and the timeline. Every fact has a key
 * that is unique per tenant, so that it takes effect once.
 */
export type Fact = FactBody & {
  /** `<agency>|<event>`: an event makes one fact at most. */
  readonly key: string;
  readonly caseId: string;
  readonly agency: string;
  readonly on: IsoDate;
  /** One plain sentence in English for the timeline; it holds no personal data. */
  readonly text: string;
};

type FactBody =
  /** The debtor paid the agency: the items are settled to that extent, the money is with the agency. */
  | { readonly kind: 'paid-to-agency'; readonly paymentId: string; readonly amount: Decimal; readonly currency: string }
  /** The agency saw a payment to us. */
  | { readonly kind: 'paid-to-us'; readonly paymentId: string; readonly amount: Decimal; readonly currency: string }
  /** The agency's transfer; `commission` is a cost of ours. */
  | {
      readonly kind: 'remitted';
      readonly remittanceId: string;
      readonly gross: Decimal;
      readonly commission: Decimal;
      readonly net: Decimal;
      readonly currency: string;
      readonly reference: string;
    }
  | { readonly kind: 'dispute'; readonly amount?: Decimal; readonly itemIds: readonly string[] }
  | { readonly kind: 'promise'; readonly amount: Decimal; readonly until: IsoDate }
  | { readonly kind: 'instalments'; readonly parts: readonly { readonly due: IsoDate; readonly amount: Decimal }[] }
  | { readonly kind: 'address'; readonly address?: PostalAddress; readonly contact?: DebtorContact }
  | { readonly kind: 'insolvency'; readonly claimsUntil?: IsoDate }
  /** A person must answer, by the deadline. */
  | { readonly kind: 'question'; readonly requestId: string; readonly deadline?: IsoDate }
  | { readonly kind: 'cost'; readonly costId: string; readonly amount: Decimal; readonly needsApproval: boolean }
  /** What is left is let go by the settlement. */
  | { readonly kind: 'settled'; readonly amount: Decimal; readonly waived: Decimal }
  /** The case is ours again. */
  | { readonly kind: 'returned' }
  | { readonly kind: 'closed'; readonly outcome: CaseOutcome }
  /** Nothing changes but what people see. */
  | { readonly kind: 'note' };

/** The fact an event of a case makes. */
export function factOf({ agency, currency, caseId }: AgencyCase, event: AgencyEvent): Fact {
  const { body, text } = told(event, currency);
  return { ...body, key: `${agency}|${event.eventId}`, caseId, agency, on: event.occurredAt.slice(0, 10), text };
}

interface Told {
  readonly body: FactBody;
  readonly text: string;
}
type Tellers = { readonly [T in EventType]: (payload: EventPayloads[T], currency: string) => Told };

const note = (text: string): Told => ({ body: { kind: 'note' }, text });

const TELLERS: Tellers = {
  acknowledged: () => note('The agency has received it.'),
  accepted: ({ reference }) => note(`The agency works the case as ${reference}.`),
  rejected: ({ reason }) => ({ body: { kind: 'returned' }, text: `The agency does not take the case: ${reason}.` }),
  contacted: ({ channel, reached }) =>
    note(
      `The agency tried the debtor by ${channel}${reached === undefined ? '' : reached ? ', with an answer' : ', without an answer'}.`,
    ),
  address_updated: ({ address, contact }) => ({
    body: { kind: 'address', ...(address && { address }), ...(contact && { contact }) },
    text: 'The agency found a new address of the debtor.',
  }),
  promise: ({ amount, date }, currency) => ({
    body: { kind: 'promise', amount, until: date },
    text: `The debtor promises ${amount.toString()} ${currency} by ${date}.`,
  }),
  instalment_plan: ({ instalments }) => ({
    body: { kind: 'instalments', parts: instalments },
    text: `${instalments.length} instalments are agreed.`,
  }),
  payment: ({ paymentId, amount, to }, currency) => ({
    body: { kind: to === 'agency' ? 'paid-to-agency' : 'paid-to-us', paymentId, amount, currency },
    text: `${amount.toString()} ${currency} ${amount.isNegative() ? 'went back from' : 'were paid to'} ${to === 'agency' ? 'the agency' : 'us'}.`,
  }),
  disputed: ({ amount, itemIds = [] }) => ({
    body: { kind: 'dispute', ...(amount && { amount }), itemIds },
    text: 'The debtor disputes the claim.',
  }),
  request_to_creditor: ({ requestId, deadline }) => ({
    body: { kind: 'question', requestId, ...(deadline !== undefined && { deadline }) },
    text: `The agency asks a question${deadline === undefined ? '' : `, to be answered by ${deadline}`}.`,
  }),
  cost_added: ({ costId, amount, kind, approvalNeeded }, currency) => ({
    body: { kind: 'cost', costId, amount, needsApproval: approvalNeeded },
    text: `Costs of ${amount.toString()} ${currency} (${kind})${approvalNeeded ? ' wait for approval' : ''}.`,
  }),
  stage_changed: ({ stage }) => note(`The case is now ${stage}.`),
  paused: () => note('The agency pauses the case.'),
  resumed: () => note('The agency goes on with the case.'),
  court_filed: ({ court, date }) => note(`Filed at ${court} on ${date}.`),
  title_obtained: ({ kind, date }) => note(`A title was obtained on ${date}: ${kind}.`),
  insolvency: ({ claimsUntil }) => ({
    body: { kind: 'insolvency', ...(claimsUntil !== undefined && { claimsUntil }) },
    text: `The debtor is insolvent${claimsUntil === undefined ? '' : `; claims are lodged until ${claimsUntil}`}.`,
  }),
  uncollectible: () => note('The agency sees no way to collect.'),
  settled: ({ amount, waived }, currency) => ({
    body: { kind: 'settled', amount, waived },
    text: `A settlement holds: ${amount.toString()} ${currency} end the claim.`,
  }),
  closed: ({ outcome }) => ({ body: { kind: 'closed', outcome }, text: `The case is closed: ${outcome}.` }),
  remittance: ({ remittanceId, gross, commission, net, reference }, currency) => ({
    body: { kind: 'remitted', remittanceId, gross, commission, net, currency, reference },
    text: `The agency transfers ${net.toString()} ${currency} (${gross.toString()} less ${commission.toString()}).`,
  }),
};

function told<T extends EventType>(event: EventOf<T>, currency: string): Told {
  return TELLERS[event.type](event.payload, currency);
}
