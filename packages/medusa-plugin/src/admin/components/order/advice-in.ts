import type { Finding } from '../../../api/admin/quittance/contract.ts';

/** The advice in the language of the admin (`fr`, `de-AT`), else in English. */
export function adviceIn(advice: Finding['advice'], language: string | undefined): string {
  const [base] = (language ?? 'en').toLowerCase().split('-');
  return base === 'fr' || base === 'de' ? advice[base] : advice.en;
}
