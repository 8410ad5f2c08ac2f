/** A seed gives the same numbers on every machine; a failure names its own. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0;
    return (state >>> 3) % below;
  };
}

export function cents(amount: number): string {
  return (amount / 100).toFixed(2);
}
