import type { Decimal } from '../../model/index.ts';

/** A value as it comes over HTTP: amounts are decimal strings there. */
export type AsJson<Value> = Value extends Decimal
  ? string
  : Value extends readonly (infer Item)[]
    ? readonly AsJson<Item>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: AsJson<Value[Key]> }
      : Value;
