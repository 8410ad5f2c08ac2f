import type { Reason } from '../../mail-report.ts';
import { ADDRESS } from './address.ts';
import { BLOCKED } from './blocked.ts';
import { CONTENT } from './content.ts';
import { FULL } from './full.ts';
import type { Phrases } from './phrases.ts';
import { TEMPORARY } from './temporary.ts';

const PHRASES: Phrases = { ...ADDRESS, ...FULL, ...BLOCKED, ...CONTENT, ...TEMPORARY };

/**
 * Whether a text gives a reason. The text is as `comparable` makes it: in lower case, runs of space made one space, addresses made `@`. The phrases are
 * stems rather than sentences, so that the next release of a mail system, or its translation of an RFC, is understood too.
 */
export function says(reason: Reason, text: string): boolean {
  return PHRASES[reason]?.test(text) ?? false;
}
