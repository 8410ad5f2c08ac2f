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
  readonly amount?: string;
  readonly date?: string;
}

/** A question that is answered by yes or no: never by words, of which nobody knows which of the two they mean. */
export interface CaseDecision {
  readonly action: 'answer' | 'approve-settlement';
  readonly yes: { readonly label: 'accepted' | 'confirmed'; readonly body: object };
  readonly no: { readonly label: 'declined' | 'denied'; readonly body: object };
}

/** `undefined` of a question that wants words. The labels are texts of `cases`. */
export function caseDecision({ requestId, form }: AskedQuestion): CaseDecision | undefined {
  if (form === 'settlement')
    return {
      action: 'approve-settlement',
      yes: { label: 'accepted', body: { requestId, approved: true } },
      no: { label: 'declined', body: { requestId, approved: false } },
    };
  if (form === 'confirmation')
    return {
      action: 'answer',
      yes: { label: 'confirmed', body: { requestId, confirmed: true } },
      no: { label: 'denied', body: { requestId, confirmed: false } },
    };
  return undefined;
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
  return { requestId, text };
}
