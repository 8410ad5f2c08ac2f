import type { Sheet } from '../../formats/pdf/index.ts';
import { languageFor, wordingIn } from '../../formats/index.ts';
import type { IsoDate } from '../../model/index.ts';
import type { PrintLetter } from '../port.ts';
import { printBlocks } from './blocks.ts';
import { MM } from './window.ts';

/** The sheet in front of the batch, for whoever puts it into envelopes: which letters there are, and for whom. */
export function printIndex(
  sheet: Sheet,
  date: IsoDate,
  letters: readonly { readonly letter: PrintLetter; readonly lines: readonly string[] }[],
  { language }: { readonly language: string },
): void {
  const words = WORDS[language] ?? EN;
  const rows = letters.map(({ letter, lines }, index) => [
    String(index + 1),
    letter.recipient.name,
    lines.slice(-2).join(', '),
    letter.id.slice(-12),
  ]);
  printBlocks(
    sheet,
    sheet.element(sheet.root, 'Sect', { title: words.title }),
    [
      { kind: 'heading', text: `${words.title} – ${wordingIn(languageFor(language)).date(date)}` },
      { kind: 'paragraph', text: words.hint.replace('{count}', String(letters.length)) },
      { kind: 'table', header: words.header, rows, right: [true, false, false, false] },
    ],
    { x: 20 * MM, width: 170 * MM },
  );
}

const EN = {
  title: 'Batch sheet',
  hint: '{count} letters. Take this sheet out before the letters go into their envelopes.',
  header: ['No.', 'Recipient', 'Town', 'Letter'],
};
const WORDS: Readonly<Record<string, typeof EN>> = {
  en: EN,
  fr: {
    title: 'Feuille de lot',
    hint: '{count} plis. Retirez cette feuille avant la mise sous pli.',
    header: ['N°', 'Destinataire', 'Ville', 'Pli'],
  },
  de: {
    title: 'Laufzettel',
    hint: '{count} Briefe. Dieses Blatt vor dem Kuvertieren herausnehmen.',
    header: ['Nr.', 'Empfänger', 'Ort', 'Brief'],
  },
};
