import type { Invoice } from '../../../packages/core/src/model/index.ts';
import type { Load, Package } from '../packages.ts';

/** One invoice in every form in which a peer may want it. */
export interface Sample {
  readonly invoice: Invoice;
  readonly ubl: string;
  readonly cii: string;
  /** A page without an invoice inside, its fonts embedded. */
  readonly page: Uint8Array;
}

/** What is done side by side. An answer is what {@link Answers} says, or a promise of it. */
export const WORKS = [
  'validate UBL',
  'validate CII',
  'write UBL',
  'write CII',
  'Factur-X around a given page',
  'Factur-X with its own page',
] as const;
export type WorkId = (typeof WORKS)[number];

/** A validation answers with what it found wrong (ids, or messages), a writer with its document. */
export type Answer<Id extends WorkId> = Id extends `validate ${string}`
  ? readonly string[]
  : Id extends `write ${string}`
    ? string | Uint8Array
    : Uint8Array;

/** What it can do of that, each from XML or from its own object of the invoice, which is made beforehand. */
export type Works = { readonly [Id in WorkId]?: () => Answer<Id> | Promise<Answer<Id>> };

export interface Peer extends Package {
  works(load: Load, sample: Sample): Works | Promise<Works>;
}
