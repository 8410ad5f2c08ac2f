import type { CaseFile } from './case-file.ts';
import { sumsOf, type Refusal } from './check-command.ts';
import type { Happening } from './happening.ts';
import { objectAt, objectsAt, textAt, type JsonObject } from './json.ts';
import { textOf, unitsOf } from './money.ts';
import { settledFor } from './scenarios.ts';

type Followed = { readonly happenings: Iterable<Happening> } | Refusal;

/** What a command on an open case brings about. */
export function followCommand(file: CaseFile, type: string, payload: JsonObject, today: string): Followed {
  const amount = unitsOf(payload['amount']) ?? 0n;
  const requestId = textAt(payload, 'requestId');
  const none: Followed = { happenings: [] };
  switch (type) {
    case 'amend':
      return amend(file, objectAt(payload, 'case'));
    case 'credit_note': {
      const sum = creditedSum(file, textAt(payload, 'itemId'));
      file[sum] -= amount;
      file.credited[sum] += amount;
      return none;
    }
    case 'direct_payment':
      if (!file.payments.has(textAt(payload, 'paymentId'))) file.paid += amount;
      file.payments.add(textAt(payload, 'paymentId'));
      return none;
    case 'pause':
      return { happenings: [{ type: 'paused', payload: { reason: textAt(payload, 'reason') } }] };
    case 'resume':
      return { happenings: [{ type: 'resumed', payload: {} }] };
    case 'withdraw':
      return { happenings: [{ type: 'closed', payload: { outcome: 'withdrawn', collected: textOf(file.collected) } }] };
    case 'answer_request':
      if (!file.requests.delete(requestId)) return unknown('requestId');
      return { happenings: file.disputed ? [{ type: 'resumed', payload: {} }] : [] };
    case 'approve_cost':
      return approveCost(file, payload);
    case 'approve_settlement': {
      const offered = file.requests.get(requestId);
      if (offered === undefined) return unknown('requestId');
      if (payload['amount'] !== undefined && amount !== offered)
        return { code: 'SETTLEMENT_AMOUNT_WRONG', reason: 'Another sum was offered.', field: 'payload.amount' };
      file.requests.delete(requestId);
      return payload['approved'] === true ? { happenings: settledFor(file, offered, today) } : none;
    }
    default:
      return { code: 'COMMAND_UNKNOWN', reason: 'There is no such command.', field: 'type' };
  }
}

/** The sum that a credit note for an item lowers. */
function creditedSum({ items }: CaseFile, itemId: string): 'principal' | 'interest' | 'fees' {
  const kind = items.find((item) => item['itemId'] === itemId)?.['kind'];
  if (kind === 'interest') return 'interest';
  return kind === 'fee' || kind === 'cost' ? 'fees' : 'principal';
}

function unknown(field: string): Refusal {
  return { code: 'REQUEST_UNKNOWN', reason: 'Nothing of that name waits for an answer.', field: `payload.${field}` };
}

function approveCost(file: CaseFile, payload: JsonObject): Followed {
  const cost = file.costsAsked.get(textAt(payload, 'costId'));
  if (cost === undefined) return unknown('costId');
  file.costsAsked.delete(textAt(payload, 'costId'));
  if (payload['approved'] === true) file.costs += cost;
  return { happenings: [] };
}

function amend(file: CaseFile, amended: JsonObject): Followed {
  const version = Number(amended['version']);
  const sums = sumsOf(objectsAt(amended, 'items'));
  if (version <= file.version || sums === undefined)
    return { code: 'VERSION_NOT_HIGHER', reason: 'An amendment has a higher version.', field: 'payload.case.version' };
  const { credited } = file;
  // What was told since the hand-over stays told: an amendment leaves it out.
  const since = file.paid - (sumsOf(file.items)?.paid ?? 0n);
  file.principal = sums.principal - credited.principal;
  file.interest = sums.interest - credited.interest;
  file.fees = sums.fees - credited.fees;
  file.paid = sums.paid + since;
  file.version = version;
  file.items = objectsAt(amended, 'items');
  return { happenings: [] };
}
