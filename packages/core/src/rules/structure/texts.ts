import type { Advice } from '../finding.ts';
import type { Fault } from './walk.ts';

type Kind = Fault['kind'];

const IDS: Readonly<Record<Kind, string>> = {
  root: 'STRUCTURE-ROOT',
  unknown: 'STRUCTURE-UNKNOWN',
  order: 'STRUCTURE-ORDER',
  repeated: 'STRUCTURE-REPEATED',
  missing: 'STRUCTURE-MISSING',
  text: 'STRUCTURE-TEXT',
  value: 'STRUCTURE-VALUE',
  attribute: 'STRUCTURE-ATTRIBUTE',
};

export const idOf = (kind: Kind): string => IDS[kind];

export function messageOf(kind: Kind, element: string, about: string): string {
  switch (kind) {
    case 'root':
      return `${about} is no document of this syntax.`;
    case 'unknown':
      return `The schema knows no ${about} in this place.`;
    case 'order':
      return `${about} stands after an element that the schema puts behind it.`;
    case 'repeated':
      return `${about} may stand here once only.`;
    case 'missing':
      return `${element} has no ${about}, which the schema demands.`;
    case 'text':
      return `${about} holds text, where the schema allows elements only.`;
    case 'value':
      return `The value of ${about} is not of the type that the schema demands.`;
    case 'attribute':
      return `The schema knows no ${about} on ${element}.`;
    default:
      return kind satisfies never;
  }
}

const FILL_IN = (about: string): Advice => ({
  en: `Fill in what ${about} stands for: the document was written without it.`,
  fr: `Renseignez ce que désigne ${about} : le document a été écrit sans cette donnée.`,
  de: `Bitte angeben, wofür ${about} steht: Das Dokument wurde ohne diese Angabe geschrieben.`,
});

const CORRECT_VALUE = (about: string): Advice => ({
  en: `Correct the value behind ${about}: it must be a number, a date or a code, as its field demands.`,
  fr: `Corrigez la valeur de ${about} : un nombre, une date ou un code est attendu.`,
  de: `Bitte den Wert von ${about} korrigieren: Erwartet wird eine Zahl, ein Datum oder ein Code.`,
});

const ASK_THE_MAKER: Advice = {
  en: 'The program that wrote this file arranges it wrongly: report it to its maker, and write the invoice anew with Quittance.',
  fr: 'Le logiciel qui a écrit ce fichier l’ordonne mal : signalez-le à son éditeur, et réécrivez la facture avec Quittance.',
  de: 'Das Programm, das diese Datei schrieb, ordnet sie falsch an: Bitte dem Hersteller melden und die Rechnung mit Quittance neu schreiben.',
};

export function adviceOf(kind: Kind, about: string): Advice {
  if (kind === 'missing') return FILL_IN(about);
  if (kind === 'value') return CORRECT_VALUE(about);
  return ASK_THE_MAKER;
}
