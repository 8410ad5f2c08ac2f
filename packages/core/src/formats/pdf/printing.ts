import type { Page } from '../page/index.ts';
import type { Sheet } from './sheet.ts';
import type { Theme } from './theme.ts';

/** What every part of the page needs to print itself. */
export interface Printing extends Page {
  readonly sheet: Sheet;
  readonly theme: Theme;
}
