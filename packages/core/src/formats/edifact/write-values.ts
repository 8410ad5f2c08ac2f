import type { Decimal } from '../../model/index.ts';
import type { Mark } from './directories.ts';
import type { MessageWriter, Term } from './message-writer.ts';

export const at = (term: string, field: string): Term => ({ term, field });

/** DTM of a day. */
export function writeDate(writer: MessageWriter, qualifier: string, date: string | undefined): void {
  if (date !== undefined) writer.segment('DTM', [qualifier, date.replaceAll('-', ''), '102']);
}

/** The text in the five components of an FTX: whole in the binding of EN 16931, line by line before. */
export function textPieces(writer: MessageWriter, text: string | undefined, where: Term, pieces = 5) {
  const { isBinding, lengths } = writer.directory;
  return isBinding ? writer.split(text, lengths.text, pieces, where) : writer.lines(text, lengths.text, pieces, where);
}

/** FTX */
export function writeFreeText(
  writer: MessageWriter,
  [subject, mark]: Mark,
  text: string | undefined,
  where: Term,
): void {
  const pieces = textPieces(writer, text, where);
  if (pieces.length > 0) writer.segment('FTX', subject, undefined, mark, pieces);
}

export function writeVat(writer: MessageWriter, category: string | undefined, rate: Decimal | undefined): void {
  writer.segment('TAX', '7', 'VAT', undefined, undefined, [undefined, undefined, undefined, rate], category);
}
