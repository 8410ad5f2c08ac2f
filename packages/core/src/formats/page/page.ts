import type { Invoice } from '../../model/index.ts';
import type { Wording } from './wording.ts';

/** What every part of a page for people is made of. */
export interface Page {
  readonly invoice: Invoice;
  readonly wording: Wording;
  /** Where the invoice is paid online. */
  readonly paymentUrl?: string;
}

/** One cell of a table: its text, and smaller ones below. */
export interface Cell {
  readonly text: string;
  readonly remarks?: readonly string[];
}
