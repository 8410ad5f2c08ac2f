import type { Receivables, Stats } from '@quittance/core/flow';
import type { ShopAnswer } from '../../api/contract.ts';
import { isSetUp } from '../onboarding/steps.ts';
import type { Steps } from '../onboarding/steps.ts';

/** One thing that needs the merchant, by what it is about. */
export type Need = 'set-up' | 'scopes' | 'erp-paused' | 'stuck' | 'unmapped' | 'silent' | 'overdue';

/** What needs the merchant now, most urgent first. */
export function needsOf(
  stats: Stats,
  receivables: readonly Receivables[],
  shop: Pick<ShopAnswer, 'missingScopes'>,
  steps: Steps,
): readonly Need[] {
  const needs: readonly (readonly [Need, boolean])[] = [
    ['set-up', !isSetUp(steps)],
    ['scopes', shop.missingScopes.length > 0],
    ['erp-paused', stats.erpPaused !== undefined],
    ['stuck', stats.stopped > 0],
    ['unmapped', stats.unmapped > 0],
    ['silent', stats.silent.length > 0],
    ['overdue', receivables.some(({ overdueDocuments }) => overdueDocuments > 0)],
  ];
  return needs.flatMap(([need, now]) => (now ? [need] : []));
}
