/** Categories of whoever needs a tax identity: all but O, outside the scope of VAT. */
export const TAXED: ReadonlySet<string> = new Set(['S', 'Z', 'E', 'AE', 'K', 'G', 'L', 'M']);

/** BT-3 in Germany. */
export const TYPE_CODES: ReadonlySet<string> = new Set(['326', '380', '384', '389', '381', '875', '876', '877']);

/** BT-81 of credit transfers, cards and direct debits. */
export const TRANSFER: readonly string[] = ['30', '58'];
export const CARD: readonly string[] = ['48', '54', '55'];
export const DEBIT: readonly string[] = ['59'];
