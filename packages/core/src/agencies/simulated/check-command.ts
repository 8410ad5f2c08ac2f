import { objectAt, objectsAt, textAt, isObject, type JsonObject } from './json.ts';
import { unitsOf } from './money.ts';

/** Why a command is refused, as an agency would say it. */
export interface Refusal {
  readonly code: string;
  readonly reason: string;
  readonly field?: string;
}

/** Members that an agency cannot do without, by type. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  submit: ['case'],
  amend: ['case'],
  credit_note: ['creditNoteNo', 'issued', 'amount'],
  direct_payment: ['paymentId', 'amount', 'valueDate', 'allocation'],
  pause: ['reason'],
  resume: [],
  withdraw: ['reason'],
  answer_request: ['requestId'],
  approve_cost: ['costId', 'approved'],
  approve_settlement: ['requestId', 'approved'],
};
const CASE_MEMBERS = [
  'caseId',
  'version',
  'tenant',
  'creditorRef',
  'agency',
  'mode',
  'currency',
  'debtor',
  'items',
  'totals',
  'level',
  'requestedPath',
  'allowedActions',
  'obligationFulfilled',
  'consentBasis',
];

/** What is wrong with a command by itself; `undefined`: nothing. */
export function refusalOf(command: unknown, mode: 'test' | 'live'): Refusal | undefined {
  if (!isObject(command)) return { code: 'MALFORMED', reason: 'A command is an object.' };
  const missing = ['commandId', 'caseId', 'seq', 'at', 'type', 'payload'].find((name) => command[name] === undefined);
  if (missing !== undefined) return { code: 'MEMBER_MISSING', reason: `${missing} is missing.`, field: missing };
  if (!/^1\.\d+$/.test(textAt(command, 'schemaVersion') || '1.0'))
    return { code: 'SCHEMA_VERSION_UNKNOWN', reason: 'Only versions 1.x are understood.', field: 'schemaVersion' };
  const needed = NEEDED[textAt(command, 'type')];
  if (needed === undefined) return { code: 'COMMAND_UNKNOWN', reason: 'There is no such command.', field: 'type' };
  const payload = objectAt(command, 'payload');
  const lacking = needed.find((name) => payload[name] === undefined);
  if (lacking !== undefined)
    return { code: 'MEMBER_MISSING', reason: `${lacking} is missing.`, field: `payload.${lacking}` };
  return (
    refusalOfAmounts(payload) ??
    ('case' in payload ? refusalOfCase(command, objectAt(payload, 'case'), mode) : undefined)
  );
}

function refusalOfAmounts(payload: JsonObject): Refusal | undefined {
  const amount = unitsOf(payload['amount']);
  if (payload['amount'] !== undefined && amount === undefined)
    return { code: 'AMOUNT_MALFORMED', reason: 'An amount is a decimal text.', field: 'payload.amount' };
  if (payload['allocation'] === undefined) return undefined;
  const parts = ['principal', 'interest', 'fees', 'costs'].map((name) =>
    unitsOf(objectAt(payload, 'allocation')[name]),
  );
  const sum = parts.reduce<bigint>((total, part) => total + (part ?? 0n), 0n);
  if (parts.every((part) => part !== undefined) && sum === amount) return undefined;
  return {
    code: 'ALLOCATION_WRONG',
    reason: 'The allocation does not come to the amount.',
    field: 'payload.allocation',
  };
}

function refusalOfCase(command: JsonObject, file: JsonObject, mode: 'test' | 'live'): Refusal | undefined {
  const missing = CASE_MEMBERS.find((name) => file[name] === undefined);
  if (missing !== undefined)
    return { code: 'MEMBER_MISSING', reason: `${missing} is missing.`, field: `payload.case.${missing}` };
  if (file['caseId'] !== command['caseId'])
    return { code: 'CASE_ID_WRONG', reason: 'Command and case name different cases.', field: 'payload.case.caseId' };
  if (file['mode'] !== mode)
    return { code: 'MODE_WRONG', reason: `This is the ${mode} side.`, field: 'payload.case.mode' };
  if (textAt(file['debtor'], 'name') === '')
    return { code: 'DEBTOR_INCOMPLETE', reason: 'The debtor has no name.', field: 'payload.case.debtor.name' };
  const sums = sumsOf(objectsAt(file, 'items'));
  if (sums === undefined)
    return { code: 'ITEM_MALFORMED', reason: 'An item cannot be read.', field: 'payload.case.items' };
  const wrong = (['principal', 'interest', 'fees', 'paid'] as const).find(
    (name) => unitsOf(objectAt(file, 'totals')[name]) !== sums[name],
  );
  return wrong === undefined
    ? undefined
    : { code: 'TOTALS_WRONG', reason: `The items do not come to the ${wrong}.`, field: `payload.case.totals.${wrong}` };
}

export interface Sums {
  readonly principal: bigint;
  readonly interest: bigint;
  readonly fees: bigint;
  readonly paid: bigint;
}

/** What items come to, or `undefined` when one cannot be read. */
export function sumsOf(items: readonly JsonObject[]): Sums | undefined {
  let [principal, interest, fees, paid] = [0n, 0n, 0n, 0n];
  if (items.length === 0) return undefined;
  for (const item of items) {
    const [original, open] = [unitsOf(item['original']), unitsOf(item['open'])];
    if (original === undefined || open === undefined || open > original || original < 0n || open < 0n) return undefined;
    const sign = item['kind'] === 'credit' ? -1n : 1n;
    paid += sign * (original - open);
    if (item['kind'] === 'interest') interest += original;
    else if (item['kind'] === 'fee' || item['kind'] === 'cost') fees += original;
    else if (item['kind'] === 'principal' || item['kind'] === 'credit') principal += sign * original;
    else return undefined;
  }
  return { principal, interest, fees, paid };
}
