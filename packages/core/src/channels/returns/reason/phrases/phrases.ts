import type { Reason } from '../../mail-report.ts';

/** How mail systems give a reason. */
export type Phrases = Partial<Readonly<Record<Reason, RegExp>>>;
