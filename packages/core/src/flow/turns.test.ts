import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { takeTurns } from './turns.ts';

describe('taking turns', () => {
  it('works no more at once than there are places', async () => {
    const turns = takeTurns(2);
    let now = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 9 }, () =>
        turns(0, async () => {
          most = Math.max(most, (now += 1));
          await sleep(1);
          now -= 1;
        }),
      ),
    );
    expect(most).toBe(2);
  });

  it('lets the impatient go first', async () => {
    const turns = takeTurns(1);
    const order: string[] = [];
    const note = (name: string) => () => Promise.resolve(void order.push(name));
    await Promise.all([
      turns(0, () => sleep(5)),
      turns(1_000, note('patient')),
      turns(0, note('urgent')),
      turns(0, note('urgent, later')),
    ]);
    expect(order).toEqual(['urgent', 'urgent, later', 'patient']);
  });

  it('lets nobody wait for ever', async () => {
    const turns = takeTurns(1);
    const order: string[] = [];
    const first = turns(0, () => sleep(30));
    const patient = turns(20, () => Promise.resolve(void order.push('patient')));
    await sleep(25);
    const urgent = turns(0, () => Promise.resolve(void order.push('urgent')));
    await Promise.all([first, patient, urgent]);
    expect(order).toEqual(['patient', 'urgent']);
  });

  it('goes on after a failure', async () => {
    const turns = takeTurns(1);
    await expect(turns(0, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(turns(0, () => Promise.resolve('yes'))).resolves.toBe('yes');
  });
});
