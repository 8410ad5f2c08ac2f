import type { Invoice } from '../../model/index.ts';
import type { Sheet } from './sheet.ts';
import type { Theme } from './theme.ts';
import type { Wording } from './wording.ts';

/** What every part of the page needs to print itself. */
export interface Printing {
  readonly invoice: Invoice;
  readonly sheet: Sheet;
  readonly theme: Theme;
  readonly wording: Wording;
}
