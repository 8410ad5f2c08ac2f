import type { Rule } from '../rule.ts';
import { DOCUMENT } from './document.ts';
import { NOTES } from './notes.ts';
import { NUMBERS } from './numbers.ts';
import { PARTIES } from './parties.ts';

/** BR-FR-Flux2 1.4.0.03, the rules that an invoice of a shop can break. */
export const FRANCE: readonly Rule[] = [...DOCUMENT, ...NUMBERS, ...NOTES, ...PARTIES];
