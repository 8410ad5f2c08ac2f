import type { JsonObject } from './json.ts';

/** One thing that happens at the agency, and what its book makes of it. */
export interface Happening {
  readonly type: string;
  readonly payload: JsonObject;
  readonly source?: 'agency' | 'debtor' | 'court';
  /** Arrives after everything else was fetched. */
  readonly late?: boolean;
}
