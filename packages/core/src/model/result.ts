import type { BrokenRule } from './broken-rule.ts';

/**
 * Expected failures are values. A `Problem` says what happened to a machine (`code`), to a developer (`message`) and to
 * the merchant (`advice`: what to do, and where), and when trying again can help.
 */
export interface Problem {
  /** Stable, upper snake case: `BUYER_ADDRESS_MISSING`. Orders that stop are grouped by it. */
  readonly code: string;
  /** One plain sentence: what is wrong. Never holds personal data beyond field names and order ids. */
  readonly message: string;
  /** One plain sentence: what the merchant can do about it, in the shop or the ERP. */
  readonly advice: string;
  /** `never`: it will fail again as it is; `later`: the outside world may recover; `after-fix`: a person must act first. */
  readonly retry: 'never' | 'later' | 'after-fix';
  /** Path of the field at fault, e.g. `buyer.identifiers.siren` or `lines[2].taxes[0].rate`. */
  readonly field?: string;
  /** The rule that refuses, where a published one does: `BR-CO-15`, `BR-FR-12`. */
  readonly rule?: string;
  /** Every rule that refuses, and those that warn besides, where a document was held against rules. */
  readonly findings?: readonly BrokenRule[];
  /** The answers between which a person must choose, when the software will not guess. */
  readonly choices?: readonly string[];
}

export type Result<T, P = readonly Problem[]> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: P };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refused(...problems: readonly Problem[]): {
  readonly ok: false;
  readonly problems: readonly Problem[];
} {
  return { ok: false, problems };
}
