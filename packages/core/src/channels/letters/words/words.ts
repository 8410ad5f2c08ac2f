/** The letters there are. `reminder` comes before the due date, `final` before the hand-over. */
export const LETTER_IDS = [
  'invoice',
  'credit-note',
  'reminder',
  'level-1',
  'level-2',
  'level-3',
  'final',
  'statement',
  'promise-broken',
  'cover-letter',
] as const;
export type LetterId = (typeof LETTER_IDS)[number];

/** One letter in one language; texts may hold placeholders, and `<strong>`. */
export interface LetterWords {
  readonly subject: string;
  /** What a mailbox shows beside the subject. */
  readonly preview: string;
  readonly title: string;
  /** Before the tables and buttons. */
  readonly opening: readonly string[];
  /** After them. */
  readonly closing: readonly string[];
}

/** The words around the letters. */
export interface LetterLabels {
  readonly greeting: string;
  readonly greetingByName: string;
  readonly regards: string;
  readonly number: string;
  readonly issued: string;
  readonly due: string;
  readonly daysLate: string;
  readonly amount: string;
  readonly open: string;
  readonly total: string;
  readonly charges: string;
  readonly claim: string;
  readonly document: string;
  readonly dueDate: string;
  readonly order: string;
  readonly purchaseOrder: string;
  readonly customerNumber: string;
  readonly pay: string;
  readonly byTransfer: string;
  readonly holder: string;
  readonly iban: string;
  readonly bic: string;
  readonly reference: string;
  readonly portal: string;
  readonly attachments: string;
  readonly unsubscribe: string;
  readonly date: string;
  readonly movement: string;
  readonly balance: string;
  readonly opening: string;
  readonly closing: string;
  readonly ageing: string;
}

export interface LanguageWords {
  readonly labels: LetterLabels;
  readonly letters: Readonly<Record<LetterId, LetterWords>>;
}
