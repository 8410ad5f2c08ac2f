import { z } from 'zod';

/**
 * Where an order stands on its road.
 *
 * - `received`: in the inbox; `taken`: a canonical order; `pushed`: the ERP has it; `invoiced`: every due document is issued;
 *   `delivered`: the buyer's side has them; `tracked`: their fate is followed; `paid`: nothing is open.
 * - `credited`: every invoice was taken back whole by credit notes; whether money must still go back, the credit notes say.
 * - `stopped`: a person or the outside world must act first; the reason is a `Problem` kept beside the stage.
 * - `cancelled`: the shop cancelled it and whatever was invoiced is credited.
 */
export const stage = z.enum([
  'received',
  'taken',
  'pushed',
  'invoiced',
  'delivered',
  'tracked',
  'paid',
  'credited',
  'stopped',
  'cancelled',
]);
export type Stage = z.output<typeof stage>;

/**
 * The steps an order may take. Forward stages may be skipped where a step has nothing to do (no channel: `invoiced` to `tracked`).
 * Back to `taken` goes every order that the shop changed: a refund or an edit travels the same road again, and so does a
 * cancelled one, since a refund may follow. `stopped` leads back to where the order stood, or on when its cause is gone.
 */
const MOVES: Readonly<Record<Stage, readonly Stage[]>> = {
  received: ['taken', 'stopped', 'cancelled'],
  taken: ['pushed', 'invoiced', 'stopped', 'cancelled'],
  pushed: ['taken', 'invoiced', 'credited', 'stopped', 'cancelled'],
  invoiced: ['taken', 'delivered', 'tracked', 'paid', 'credited', 'stopped', 'cancelled'],
  delivered: ['taken', 'tracked', 'paid', 'credited', 'stopped', 'cancelled'],
  tracked: ['taken', 'paid', 'credited', 'stopped', 'cancelled'],
  paid: ['taken', 'tracked', 'credited', 'stopped', 'cancelled'],
  credited: ['taken', 'stopped', 'cancelled'],
  stopped: ['received', 'taken', 'pushed', 'invoiced', 'delivered', 'tracked', 'paid', 'credited', 'cancelled'],
  cancelled: ['taken'],
};

/** Whether an order at `from` may go to `to`. Standing still is not a move. */
export function canMove(from: Stage, to: Stage): boolean {
  return MOVES[from].includes(to);
}

/** Nothing is left to do, until the shop changes the order. */
export function isSettled(at: Stage): boolean {
  return at === 'paid' || at === 'credited' || at === 'cancelled';
}
