import { z } from 'zod';
import { caseBalance, COMMAND_TYPES, commandReceipt } from '../schema/index.ts';

/** The bodies of the collections API, which the agency serves. */

export const capabilitiesBody = z.object({
  mode: z.enum(['test', 'live']),
  /** Commands it takes; those of later versions are passed over. */
  commands: z.array(z.string()).transform((names) => COMMAND_TYPES.filter((type) => names.includes(type))),
  paths: z.array(z.enum(['extrajudicial', 'judicial', 'monitoring'])),
  /** Whether it pushes events as webhooks; `GET /v1/events` answers either way. */
  webhooks: z.boolean(),
});
export const receiptBody = commandReceipt;
export const refusalBody = z.object({
  code: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{1,59}$/)
    .catch('AGENCY_REFUSED'),
  reason: z.string().catch('The agency refused the command.'),
  /** Path of the member at fault, `payload.case.totals.paid`. */
  field: z.string().max(200).optional().catch(undefined),
});
export const eventsBody = z.object({
  events: z.array(z.unknown()),
  next: z.string().min(1).max(500),
  more: z.boolean(),
});
export const balancesBody = z.object({
  balances: z.array(caseBalance),
  next: z.string().min(1).max(500),
  more: z.boolean(),
});
