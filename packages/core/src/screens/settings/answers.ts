/**
 * The merchant's standing answers where no VAT was charged and more than one reason fits (`tax.zeroRateAnswer`): one per
 * case, under the key `<goods|service>:<domestic|union|abroad>:<consumer|business|public>` as core's billing looks it up.
 */
export const SUPPLIES = ['goods', 'service'] as const;
export const PLACES = ['domestic', 'union', 'abroad'] as const;
export const BUYERS = ['consumer', 'business', 'public'] as const;
/** The categories that carry no VAT (UNTDID 5305). */
export const CATEGORIES = ['E', 'Z', 'AE', 'K', 'G', 'O'] as const;

export interface Answer {
  readonly supply: (typeof SUPPLIES)[number];
  readonly place: (typeof PLACES)[number];
  readonly buyer: (typeof BUYERS)[number];
  readonly category: (typeof CATEGORIES)[number];
  /** VATEX code; may be empty. */
  readonly reason: string;
}

type Stored = Readonly<Record<string, { readonly category: string; readonly reasonCode?: string | undefined }>>;

export function caseOf({ supply, place, buyer }: Answer): string {
  return `${supply}:${place}:${buyer}`;
}

/** The answers that can be edited here. Others (a case or category of a later version) are left alone. */
export function answersOf(stored: Stored): readonly Answer[] {
  return Object.entries(stored).flatMap(([key, { category, reasonCode }]) => {
    const [supply, place, buyer] = key.split(':');
    const answer = {
      supply: SUPPLIES.find((name) => name === supply),
      place: PLACES.find((name) => name === place),
      buyer: BUYERS.find((name) => name === buyer),
      category: CATEGORIES.find((name) => name === category),
      reason: reasonCode ?? '',
    };
    return isAnswer(answer) ? [answer] : [];
  });
}

function isAnswer(answer: { readonly [K in keyof Answer]: Answer[K] | undefined }): answer is Answer {
  return Object.values(answer).every((value) => value !== undefined);
}

/** What is stored: the edited answers, and those that could not be edited as they were. */
export function storedAnswers(answers: readonly Answer[], before: Stored): Stored {
  const editable = new Set(answersOf(before).map(caseOf));
  const untouched = Object.entries(before).filter(([key]) => !editable.has(key));
  const edited = answers.map((answer) => {
    const reason = answer.reason.trim().toUpperCase();
    return [caseOf(answer), { category: answer.category, ...(reason !== '' && { reasonCode: reason }) }] as const;
  });
  return Object.fromEntries([...untouched, ...edited]);
}

/** A new answer, for the first case that has none. */
export function nextAnswer(answers: readonly Answer[]): Answer | undefined {
  const taken = new Set(answers.map(caseOf));
  return SUPPLIES.flatMap((supply) =>
    PLACES.flatMap((place) => BUYERS.map((buyer): Answer => ({ supply, place, buyer, category: 'E', reason: '' }))),
  ).find((answer) => !taken.has(caseOf(answer)));
}

export function hasDuplicates(answers: readonly Answer[]): boolean {
  return new Set(answers.map(caseOf)).size < answers.length;
}

/** In the form's draft the answers are one text, like every other value. */
export function writeAnswers(answers: readonly Answer[]): string {
  return JSON.stringify(answers);
}

export function readAnswers(text: string): readonly Answer[] {
  return text === '' ? [] : (JSON.parse(text) as readonly Answer[]);
}
