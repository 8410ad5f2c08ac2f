import type { BrokenRule } from '../../model/index.ts';

/** The advice in the language of the screens (`fr`, `de-AT`), else in English. */
export function adviceIn(advice: BrokenRule['advice'], language: string | undefined): string {
  const [base] = (language ?? 'en').toLowerCase().split('-');
  return base === 'fr' || base === 'de' ? advice[base] : advice.en;
}
