import type { CaseOutcome } from '../../agencies/index.ts';
import { languageFor, wordingIn, type Wording } from '../../formats/index.ts';
import type { Decimal } from '../../model/index.ts';

/** What became of a case, as far as those who keep the books must know. */
export type CaseNews =
  | { readonly kind: 'handed-over' }
  | { readonly kind: 'paid'; readonly amount: Decimal; readonly currency: string }
  | { readonly kind: 'returned'; readonly why: ReturnReason }
  | { readonly kind: 'closed'; readonly outcome?: CaseOutcome };

/** Why a case is ours again: the agency rejected it or we withdrew it, it was stopped before it left, its file was refused, or we took back what it left open. */
export type ReturnReason = 'rejected' | 'withdrawn' | 'stopped' | 'refused' | 'taken-back';

interface Words {
  readonly handedOver: string;
  readonly paid: string;
  readonly returned: string;
  readonly closed: string;
  readonly why: Readonly<Record<ReturnReason, string>>;
  readonly outcome: Readonly<Record<CaseOutcome, string>>;
}

const WORDS: Readonly<Record<'en' | 'fr' | 'de', Words>> = {
  en: {
    handedOver: 'Handed over to {agency} for collection.',
    paid: 'The customer paid {amount} to {agency}.',
    returned: 'No longer with {agency}: {why}. Our own reminders go on.',
    closed: '{agency} closed the case: {outcome}.',
    why: {
      rejected: 'the agency does not take the case on',
      withdrawn: 'the case was withdrawn',
      stopped: 'the agency was stopped before the case left',
      refused: 'the agency could not take the case as it was',
      'taken-back': 'what was left open was taken back',
    },
    outcome: {
      paid: 'paid',
      part_paid: 'paid in part',
      settled: 'settled',
      withdrawn: 'withdrawn',
      uncollectible: 'uncollectible',
      insolvency: 'the customer is insolvent',
    },
  },
  fr: {
    handedOver: 'Remise à {agency} pour recouvrement.',
    paid: 'Le client a payé {amount} à {agency}.',
    returned: 'N’est plus chez {agency} : {why}. Nos propres relances reprennent.',
    closed: '{agency} a clos le dossier : {outcome}.',
    why: {
      rejected: 'l’agence n’accepte pas le dossier',
      withdrawn: 'le dossier a été retiré',
      stopped: 'l’agence a été arrêtée avant le départ du dossier',
      refused: 'l’agence n’a pas pu prendre le dossier en l’état',
      'taken-back': 'ce qui restait ouvert a été repris',
    },
    outcome: {
      paid: 'payé',
      part_paid: 'payé en partie',
      settled: 'transaction conclue',
      withdrawn: 'retiré',
      uncollectible: 'irrécouvrable',
      insolvency: 'le client est insolvable',
    },
  },
  de: {
    handedOver: 'An {agency} zum Inkasso übergeben.',
    paid: 'Der Kunde hat {amount} an {agency} gezahlt.',
    returned: 'Nicht mehr bei {agency}: {why}. Die eigenen Mahnungen gehen weiter.',
    closed: '{agency} hat den Fall geschlossen: {outcome}.',
    why: {
      rejected: 'das Inkassobüro nimmt den Fall nicht an',
      withdrawn: 'der Fall wurde zurückgezogen',
      stopped: 'das Inkassobüro wurde angehalten, bevor der Fall hinausging',
      refused: 'das Inkassobüro konnte den Fall so nicht nehmen',
      'taken-back': 'was offen blieb, wurde zurückgenommen',
    },
    outcome: {
      paid: 'bezahlt',
      part_paid: 'teilweise bezahlt',
      settled: 'Vergleich',
      withdrawn: 'zurückgezogen',
      uncollectible: 'uneinbringlich',
      insolvency: 'der Kunde ist zahlungsunfähig',
    },
  },
};

export interface CaseNote {
  readonly agency: string;
  /** The day of it, ISO 8601. */
  readonly on: string;
  readonly news: CaseNews;
}

/** A line for the books, in the language of the seller's country (ISO 3166-1): the ERP is read without our screens. Names no customer. */
export function caseNote(country: string, { agency, on, news }: CaseNote): string {
  const language = languageFor(country);
  const known = language === 'fr' || language === 'de' ? language : 'en';
  const wording = wordingIn(known);
  const values: Readonly<Record<string, string>> = { agency, ...valuesOf(WORDS[known], wording, news) };
  const line = lineOf(WORDS[known], news).replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  return `${wording.date(on)}: ${line}`;
}

function lineOf(words: Words, { kind }: CaseNews): string {
  if (kind === 'handed-over') return words.handedOver;
  return words[kind];
}

function valuesOf(words: Words, wording: Wording, news: CaseNews): Readonly<Record<string, string>> {
  if (news.kind === 'paid') return { amount: wording.money(news.amount, news.currency) };
  if (news.kind === 'returned') return { why: words.why[news.why] };
  if (news.kind === 'closed') return { outcome: news.outcome === undefined ? '–' : words.outcome[news.outcome] };
  return {};
}
