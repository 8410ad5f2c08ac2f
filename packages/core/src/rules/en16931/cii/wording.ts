import type { Advice } from '../../finding.ts';

/** `udt:DateTime` → `a date time`, `ram:BuyerReference` → `a buyer reference`: names of the syntax as people read them. */
export function words(name: string): string {
  const parts = name.slice(name.indexOf(':') + 1).split(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/);
  const text = parts.map((part) => (/^[A-Z]{2,}$/.test(part) ? part : part.toLowerCase())).join(' ');
  return `${/^[aeiou]/i.test(text) ? 'an' : 'a'} ${text}`;
}

/** The syntax can say more than EN 16931-1 knows; the receiver may not read it. */
export const ADVICE_TO_LEAVE_OUT: Advice = {
  en: 'Do not send this field with invoices: receivers need not read it. Put what the buyer must know into a note.',
  fr: 'N’envoyez pas ce champ avec les factures : le destinataire peut l’ignorer. Mettez dans une note ce que l’acheteur doit savoir.',
  de: 'Dieses Feld nicht mit Rechnungen senden: Empfänger müssen es nicht lesen. Was der Käufer wissen muss, gehört in eine Anmerkung.',
};

export const ADVICE_TO_SEND_ONE: Advice = {
  en: 'Give one value only in the shop or the ERP, not several.',
  fr: 'N’indiquez qu’une seule valeur dans la boutique ou l’ERP.',
  de: 'Im Shop oder ERP nur einen Wert angeben, nicht mehrere.',
};

export const ADVICE_TO_GIVE_ONE: Advice = {
  en: 'Fill in this field in the shop or the ERP, once.',
  fr: 'Renseignez ce champ une fois dans la boutique ou l’ERP.',
  de: 'Dieses Feld im Shop oder ERP genau einmal ausfüllen.',
};
