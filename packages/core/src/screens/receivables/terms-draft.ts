import { dunningTerms, type DunningTerms } from '../../model/index.ts';

/** What the form about chasing one customer holds; empty is as for everybody. */
export type TermsDraft = Readonly<Record<'segment' | 'riskBand' | 'procedureId' | 'netting', string>>;

export const RISK_BANDS = ['low', 'medium', 'high'] as const;
export const NETTINGS = ['none', 'show', 'net'] as const;

export function termsDraft({ segment, riskBand, procedureId, netting }: DunningTerms): TermsDraft {
  return { segment: segment ?? '', riskBand: riskBand ?? '', procedureId: procedureId ?? '', netting: netting ?? '' };
}

/** The terms that a draft stands for; what the form does not show stays as it was. */
export function termsOf(draft: TermsDraft, { holidays }: DunningTerms): DunningTerms {
  const chosen = Object.entries(draft)
    .map(([name, value]) => [name, value.trim()])
    .filter(([, value]) => value !== '');
  return dunningTerms.parse({ ...Object.fromEntries(chosen), holidays });
}
