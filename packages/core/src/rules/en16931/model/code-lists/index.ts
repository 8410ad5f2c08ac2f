import type { Rule } from '../../../rule.ts';
import { DOCUMENT_CODES } from './document.ts';
import { LINE_CODES } from './lines.ts';
import { PARTY_CODES } from './parties.ts';

/** BR-CL-*: every code is one of its list. Categories of VAT (BR-CL-17, -18) are guaranteed by the schema of the model. */
export const CODE_LISTS: readonly Rule[] = [...DOCUMENT_CODES, ...PARTY_CODES, ...LINE_CODES];
