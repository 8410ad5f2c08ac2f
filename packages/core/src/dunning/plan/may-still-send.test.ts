import { describe, expect, it } from 'vitest';
import { customerOf, holdOf, itemOf, PLAIN, planOn, runOn } from '../../../test/dunning/cases.ts';
import type { DunningCustomer, DunningItem, Hold } from '../../model/index.ts';
import { afterLetter, afterSending } from './after-letter.ts';
import { letterJson } from './letter-json.ts';
import { mayStillSend } from './may-still-send.ts';
import type { Letter } from './plan.ts';

const big = itemOf('F-1', { level: 2, lastLetterOn: '2026-10-20', amount: '60.00' });
const small = itemOf('F-2', { dueDate: '2026-10-20', amount: '30.00' });
const [planned] = planOn('2026-11-02', { items: [big, small] }).letters;
if (planned === undefined) throw new Error('no letter');
const committed = [big, small].map((item) => afterLetter(item, planned));

function send(
  items: readonly DunningItem[],
  holds: readonly Hold[] = [],
  customer: DunningCustomer = customerOf(),
): Letter | undefined {
  return planned === undefined
    ? undefined
    : mayStillSend(planned, { customer, items, holds }, runOn('2026-11-02', PLAIN));
}
const paid = (item: DunningItem, open: string): DunningItem => ({ ...item, open: itemOf('x', { open }).open });
const [first, second] = committed;
if (first === undefined || second === undefined) throw new Error('no items');

describe('mayStillSend', () => {
  it('lets a letter pass as it was planned, whether or not the items are marked by now', () => {
    expect(planned).toMatchObject({ level: 3, template: 'final', totals: {} });
    expect(send(committed)).toEqual(planned);
    expect(send([big, small])).toEqual(planned);
  });

  it('stops it when everything is paid', () => {
    expect(send([paid(first, '0.00'), paid(second, '0.00')])).toBeUndefined();
  });

  it('lowers amounts, and says so', () => {
    const letter = send([first, paid(second, '12.00')]);
    expect([letter?.totals.total.toString(), letter?.level]).toEqual(['72.00', 3]);
    expect(letter?.explanation.at(-1)).toEqual({
      code: 'CHANGED_BEFORE_SENDING',
      sentence: 'Read again before sending: 72.00 in place of 90.00 EUR.',
      figures: { amount: '72.00', plannedAmount: '90.00', currency: 'EUR' },
    });
  });

  it('never raises them', () => {
    expect(send([first, paid(second, '99.00')])?.totals.total.toString()).toBe('90.00');
  });

  it('threatens nobody for the small item that is left', () => {
    const letter = send([paid(first, '0.00'), second]);
    expect(letter).toMatchObject({
      level: 1,
      template: 'level-1',
      tone: 'friendly',
      items: [{ documentNumber: 'F-2', levelAfter: 1 }],
    });
    expect(letter?.key).toBe(planned.key);
  });

  it('lowers the level when the minimum is no longer reached', () => {
    expect(send([paid(first, '25.00'), second])).toMatchObject({
      level: 2,
      items: [{ levelAfter: 2, repeatsAfter: 1 }, {}],
    });
  });

  it.each(['dispute', 'promise', 'manual'] as const)('drops what is stopped by now: %s', (kind) => {
    const stop = holdOf(kind, { documentNumber: 'F-1', until: '2026-12-31' });
    expect(send(committed, [stop])?.items.map(({ documentNumber }) => documentNumber)).toEqual(['F-2']);
  });

  it('stops for insolvency, for credits that outweigh, for stale bank data and for a contact that is away', () => {
    expect(send(committed, [holdOf('insolvency')])).toBeUndefined();
    expect(send([...committed, itemOf('A-1', { kind: 'payment-on-account', amount: '-90.00' })])).toBeUndefined();
    expect(send(committed, [], customerOf({ absentUntil: '2026-11-02' }))).toBeUndefined();
    expect(send(committed, [], customerOf({ channels: [] }))).toBeUndefined();
    const stale = runOn('2026-11-02', PLAIN, '2026-10-20');
    expect(mayStillSend(planned, { customer: customerOf(), items: committed, holds: [] }, stale)).toBeUndefined();
  });

  it('drops what an agency has by now, and what is another customer’s', () => {
    expect(send([{ ...first, handedOverOn: '2026-11-02' }, second])?.items).toHaveLength(1);
    expect(send([])).toBeUndefined();
  });

  it('whose day is over does not leave any more', () => {
    const settings = { procedures: [{ id: 'business', reminder: { afterDays: -3 }, levels: [] }] };
    const item = itemOf('F-1', { dueDate: '2026-10-12' });
    const [reminder] = planOn('2026-10-09', { items: [item], settings }).letters;
    if (reminder === undefined) throw new Error('no reminder');
    const now = { customer: customerOf(), items: [item], holds: [] };
    expect(mayStillSend(reminder, now, runOn('2026-10-09', settings))?.kind).toBe('reminder');
    expect(mayStillSend(reminder, now, runOn('2026-10-10', settings))).toBeUndefined();
  });
});

describe('letterJson', () => {
  it('reads a letter as it was stored', () => {
    const settings = {
      procedures: [
        {
          id: 'business',
          levels: [{ afterDays: 7, template: 't', tone: 'firm' as const, interest: true, deadlineDays: 8 }],
        },
      ],
    };
    const credit = itemOf('A-1', { kind: 'creditNote', amount: '-10.00' });
    for (const letter of [planned, ...planOn('2026-10-08', { items: [itemOf('F-1'), credit], settings }).letters])
      expect(letterJson.parse(JSON.parse(JSON.stringify(letter)))).toEqual(letter);
  });
});

describe('afterSending', () => {
  it('takes back what did not come true', () => {
    expect(afterSending(first, planned, undefined)).toEqual(big);
    const sent = send([paid(first, '0.00'), second]);
    expect([afterSending(first, planned, sent), afterSending(second, planned, sent)]).toEqual([big, second]);
  });
});

describe('afterLetter', () => {
  it('marks the item it is about, and notes the message on what came along', () => {
    expect(first).toMatchObject({ level: 3, lastLetterOn: '2026-11-02', lastMessageOn: '2026-11-02' });
    expect(second).toMatchObject({ level: 1, lastLetterOn: '2026-11-02' });
    const other = itemOf('F-9');
    expect(afterLetter(other, planned)).toBe(other);
  });
});
