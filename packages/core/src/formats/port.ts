import type { Invoice, Result } from '../model/index.ts';
import type { ReadWarning } from '../xml/index.ts';

/** A business term the syntax has no place for, or whose value reads back as something else. */
export interface Dropped {
  /** `BT-111` */
  readonly term: string;
  /** Path in the model: `totals.totalVatInAccountingCurrency`. */
  readonly field: string;
  /** One plain sentence. */
  readonly reason: string;
}

export interface Written {
  readonly bytes: Uint8Array;
  /** What the bytes do not say although the invoice does. Empty for nearly every invoice. */
  readonly dropped: readonly Dropped[];
}

export interface Read {
  readonly invoice: Invoice;
  readonly warnings: readonly ReadWarning[];
}

/**
 * One way of writing an invoice down. Every syntax is a folder with `write.ts` and `read.ts` and one line in the registry.
 * Both functions are pure: the same invoice gives the same bytes on every machine.
 */
export interface InvoiceSyntax {
  readonly id: string;
  readonly mimeType: string;
  /** Without the dot. */
  readonly extension: string;
  /** Refuses (`ILLEGAL_CHARACTER`) what no file of this syntax may hold. It does not apply business rules. */
  write(invoice: Invoice): Result<Written>;
  /** Refuses bytes that are not this syntax, that are malformed, or that are larger or deeper than an invoice can be. */
  read(bytes: Uint8Array): Result<Read>;
}

export type { ReadWarning } from '../xml/index.ts';
