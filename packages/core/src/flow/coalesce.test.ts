import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { coalesce } from './coalesce.ts';

function recording(limit: number): { readonly batches: number[][]; readonly call: (item: number) => Promise<number> } {
  const batches: number[][] = [];
  const call = coalesce<number, number>({
    limit,
    weigh: (item) => item,
    rhythm: 0,
    enough: 1,
    run: async (items) => {
      batches.push([...items]);
      await new Promise((resolve) => setImmediate(resolve));
      return items.map((item) => item * 10);
    },
  });
  return { batches, call };
}

describe('coalesce', () => {
  it('answers everyone, in few batches that weigh no more than the limit', async () => {
    const { batches, call } = recording(10);
    const items = [4, 4, 4, 1, 1, 1, 1, 1, 1];
    expect(await Promise.all(items.map(call))).toEqual(items.map((item) => item * 10));
    expect(batches).toEqual([
      [4, 4],
      [4, 1, 1, 1, 1, 1, 1],
    ]);
  });

  it('lets an item heavier than the limit go alone', async () => {
    const { batches, call } = recording(10);
    await Promise.all([1, 50, 1].map(call));
    expect(batches).toEqual([[1], [50], [1]]);
  });

  it('waits a moment for company where some wait already, and never for a lonely call', async () => {
    const batches: number[][] = [];
    const call = coalesce<number, number>({
      limit: 10,
      weigh: () => 1,
      rhythm: 300,
      enough: 4,
      run: (items) => {
        batches.push([...items]);
        return Promise.resolve([...items]);
      },
    });
    await call(1);
    await call(2);
    const some = [call(3), call(4)];
    await sleep(20);
    await Promise.all([...some, call(5)]);
    await Promise.all([6, 7, 8, 9].map(call));
    expect(batches).toEqual([[1], [2], [3, 4, 5], [6, 7, 8, 9]]);
  });

  it('tells each of a failed batch, and goes on with the next', async () => {
    let failing = true;
    const call = coalesce<number, number>({
      limit: 2,
      weigh: () => 1,
      rhythm: 0,
      enough: 1,
      run: (items) => {
        if (!failing) return Promise.resolve([...items]);
        failing = false;
        return Promise.reject(new Error('the database is away'));
      },
    });
    const answers = await Promise.allSettled([1, 2, 3].map(call));
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });
});
