import type { Quittance } from '../src/flow/index.ts';

/**
 * A facade that can do only what a test gives it: the door's translation is tested with answers that the real one gives
 * seldom. Anything else throws.
 */
export function standIn(parts: { readonly [Part in keyof Quittance]?: Partial<Quittance[Part]> }): Quittance {
  return new Proxy({} as Quittance, {
    get(_, name) {
      const part: unknown = Reflect.get(parts, name);
      if (part === undefined) throw new Error(`The test did not expect a call of ${String(name)}.`);
      return part;
    },
  });
}
