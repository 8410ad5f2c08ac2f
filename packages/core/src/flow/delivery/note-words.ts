import { languageFor } from '../../formats/index.ts';

interface NoteWords {
  readonly text: string;
  readonly task: string;
}

/** What is left in a host's own place for notes is read without our screens: it speaks the language of the seller's country. */
const UNDELIVERABLE: Readonly<Record<'en' | 'fr' | 'de', (order: string) => NoteWords>> = {
  en: (order) => ({
    text: `The invoice of order ${order} could not be delivered by e-mail. It waits to be printed with a cover letter.`,
    task: `Ask the buyer of order ${order} for a valid address`,
  }),
  fr: (order) => ({
    text: `La facture de la commande ${order} n’a pas pu être remise par e-mail. Elle attend d’être imprimée avec une lettre d’accompagnement.`,
    task: `Demander une adresse valide à l’acheteur de la commande ${order}`,
  }),
  de: (order) => ({
    text: `Die Rechnung der Bestellung ${order} konnte nicht per E-Mail zugestellt werden. Sie wartet darauf, mit einem Begleitschreiben gedruckt zu werden.`,
    task: `Den Käufer der Bestellung ${order} nach einer gültigen Adresse fragen`,
  }),
};

/** `country`: the seller's, ISO 3166-1; `order`: its number as people call it. */
export function undeliverableNote(country: string, order: string): NoteWords {
  const language = languageFor(country);
  return UNDELIVERABLE[language === 'fr' || language === 'de' ? language : 'en'](order);
}
