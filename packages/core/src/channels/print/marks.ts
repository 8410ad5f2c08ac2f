import type { Sheet } from '../../formats/pdf/index.ts';
import { STYLES } from './blocks.ts';
import { MM, type PageLayout } from './window.ts';

/** The pages of one letter within the batch, 0 being the first of the file. */
export interface LetterPages {
  readonly number: number;
  readonly first: number;
  readonly count: number;
  readonly layout: PageLayout;
  readonly language: string;
  readonly index: string;
}

const WORDS: Readonly<Record<string, string>> = {
  en: 'letter {n} of {m}, page {x} of {y}',
  fr: 'pli {n} sur {m}, page {x} sur {y}',
  de: 'Brief {n} von {m}, Seite {x} von {y}',
};

/** In the margin of every page, which letter and page it is; on the first, where to fold. Whoever drops the pile can sort it again. */
export function printMarks(sheet: Sheet, letters: readonly LetterPages[]): void {
  for (const letter of letters)
    for (let page = 0; page < letter.count; page += 1) {
      sheet.document.goTo(letter.first + page);
      sheet.document.artifact('Pagination', () => {
        const text = wordsOf(letter, page, letters.length);
        sheet.line(text, STYLES.mark, { x: 20 * MM, y: 290.5 * MM, width: 170 * MM, align: 'right' });
        if (page === 0)
          for (const fold of letter.layout.folds)
            sheet.document.line(4 * MM, fold * MM, 8 * MM, fold * MM, '#5a626c', 0.4);
      });
    }
}

function wordsOf({ number, count, language, index }: LetterPages, page: number, letters: number): string {
  const words = WORDS[language.slice(0, 2)] ?? WORDS['en'] ?? '';
  const filled = words
    .replace('{n}', String(number))
    .replace('{m}', String(letters))
    .replace('{x}', String(page + 1))
    .replace('{y}', String(count));
  return `${index} · ${filled}`;
}
