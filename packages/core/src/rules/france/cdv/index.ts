import type { RuleSet } from '../../engine/index.ts';
import { CDV_RULES } from './rules.ts';
import { CDV_TEXTS } from './texts.ts';

/** BR-FR-CDV 1.4.0.03 (FNFE-MPE, 4 August 2026): the French rules on life-cycle messages. */
export const cdv: RuleSet = {
  layer: 'fr-cdv',
  syntax: 'cdar',
  version: '1.4.0.03',
  rules: CDV_RULES,
  texts: CDV_TEXTS,
};
