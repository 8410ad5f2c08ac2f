import { isoDate } from '../../model/index.ts';

/** A question of an agency, as far as its answer depends on it. */
interface AskedQuestion {
  readonly requestId: string;
  readonly form: string;
}

/** An answer as the API takes it. */
export interface CaseAnswerInput {
  readonly requestId: string;
  readonly text?: string;
  readonly confirmed?: boolean;
  readonly amount?: string;
  readonly date?: string;
}

/** The answer that typed words are, in the form that was asked for; `undefined` while they are none. */
export function caseAnswer({ requestId, form }: AskedQuestion, typed: string): CaseAnswerInput | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  if (form === 'amount') {
    const amount = text.replace(',', '.');
    return /^\d{1,12}(?:\.\d{1,2})?$/.test(amount) ? { requestId, amount } : undefined;
  }
  if (form === 'date') {
    const day = isoDate.safeParse(text);
    return day.success ? { requestId, date: day.data } : undefined;
  }
  return form === 'confirmation' ? { requestId, confirmed: true, text } : { requestId, text };
}
