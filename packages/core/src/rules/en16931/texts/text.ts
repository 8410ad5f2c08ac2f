import type { RuleText } from '../../engine/index.ts';

/** What a business rule says, with nothing left out. */
export type BusinessRuleText = RuleText & Required<Pick<RuleText, 'terms' | 'advice'>>;
