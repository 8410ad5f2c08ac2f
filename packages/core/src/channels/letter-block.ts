/** What a letter says, block by block, without how it looks: the plain-text part and the printed page are made of the same blocks. */
export type LetterBlock =
  | { readonly kind: 'heading'; readonly text: string }
  /** A line feed begins a new line. */
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | LetterTable
  /** What the reader is asked to open: to pay, to look. */
  | { readonly kind: 'action'; readonly text: string; readonly url: string }
  | { readonly kind: 'rule' }
  /** Who the sender is, in small type at the end. */
  | { readonly kind: 'foot'; readonly text: string };

export interface LetterTable {
  readonly kind: 'table';
  /** Absent where each row begins with its own heading. */
  readonly header?: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** By column: numbers stand to the right. */
  readonly right: readonly boolean[];
}
