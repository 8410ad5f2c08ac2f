export { factsOf } from './facts.ts';
export { type Labels, type Language, LANGUAGES, languageFor } from './labels/index.ts';
export { lineCells } from './lines.ts';
export { mentionsOf, titleOf } from './mentions.ts';
export type { Cell, Page } from './page.ts';
export { legalLine, partyBlocks, type PartyBlock } from './parties.ts';
export { attachmentLines, paymentLines } from './payment.ts';
export { adjustmentRows, dueRow, totalRows, vatRows } from './totals.ts';
export { Wording, wordingIn } from './wording.ts';
