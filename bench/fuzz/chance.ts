/** A number from 0 to below, the next of its series. */
export type Dice = (below: number) => number;

/** A source of chance that gives the same again for the same seed (mulberry32). */
export function chance(seed: number): Dice {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** One of them; there must be one. */
export function oneOf<Item>(items: readonly Item[], dice: Dice): Item {
  const item = items[dice(items.length)];
  if (item === undefined) throw new RangeError('There is nothing to choose from');
  return item;
}
