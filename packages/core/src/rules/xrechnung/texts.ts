import type { RuleText } from '../engine/index.ts';
const w = (severity: 'warning' | 'information'): RuleText => ({ severity, message: '' });
export const TEXTS: Readonly<Record<string, RuleText>> = Object.fromEntries([
  ...'BR-DE-17 BR-DE-19 BR-DE-20 BR-DE-21 BR-DE-26 BR-DE-27 BR-DE-28 BR-DEX-02 BR-DEX-15 BR-TMP-2 PEPPOL-EN16931-R120'.split(' ').map((id) => [id, w('warning')]),
  ['BR-DE-TMP-32', w('information')],
]);
