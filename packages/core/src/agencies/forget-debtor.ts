import { agencyEvent, type AgencyCase, type AgencyCommand, type AgencyEvent } from './schema/index.ts';

/** In place of what somebody was called, or wrote. */
const GONE = '–';

/**
 * The case without who the debtor is: the claim, its positions and what they come to stay, for they are the books'. Files that travelled with it go;
 * the documents themselves are kept elsewhere for as long as the law asks.
 */
export function forgetInCase({ documents, ...claim }: AgencyCase): AgencyCase {
  const { ref, kind, language, insolvent } = claim.debtor;
  return {
    ...claim,
    debtor: { ref, kind, language, insolvent, name: GONE, ids: {}, addresses: [], contacts: [] },
    documents: documents.map(({ content: _content, ...document }) => document),
  };
}

/** A command without the debtor and without what was written in it. */
export function forgetInCommand(command: AgencyCommand): AgencyCommand {
  switch (command.type) {
    case 'submit':
    case 'amend':
      return withPayload(command, { case: forgetInCase(command.payload.case) });
    case 'pause':
      return withPayload(command, { ...command.payload, reason: GONE });
    case 'withdraw':
      return withPayload(command, without(command.payload, 'note'));
    case 'answer_request':
      return withPayload(command, without(command.payload, 'text'));
    default:
      return command;
  }
}

/** An event without what names or describes a person: what happened, when, and every amount stay. */
export function forgetInEvent(event: AgencyEvent): AgencyEvent {
  switch (event.type) {
    case 'rejected':
      return withPayload(event, without(event.payload, 'note'));
    case 'contacted':
      return withPayload(event, without(event.payload, 'note'));
    case 'address_updated':
      return withPayload(event, {});
    case 'disputed':
      return withPayload(event, { ...event.payload, reason: GONE });
    case 'uncollectible':
      return withPayload(event, { reason: GONE });
    case 'request_to_creditor':
      return withPayload(event, { ...event.payload, question: GONE });
    case 'paused':
      return withPayload(event, without(event.payload, 'reason'));
    case 'insolvency':
      return withPayload(event, without(event.payload, 'administrator'));
    default:
      return event;
  }
}

/** What could not be read may say anything: of it nothing is kept. */
export function forgetInRaw(event: unknown): unknown {
  const read = agencyEvent.safeParse(event);
  return read.success ? forgetInEvent(read.data) : {};
}

function withPayload<Whole extends { readonly payload: unknown }>(whole: Whole, payload: Whole['payload']): Whole {
  return { ...whole, payload };
}

function without<Payload extends object, Name extends keyof Payload>(
  payload: Payload,
  name: Name,
): Omit<Payload, Name> {
  const { [name]: _gone, ...rest } = payload;
  return rest;
}
