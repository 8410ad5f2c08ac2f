import type { Decimal } from '../../model/index.ts';
import type { MessageWriter, Term } from './message-writer.ts';

/** DTM of a day. */
export function writeDate(writer: MessageWriter, qualifier: string, date: string | undefined): void {
  if (date !== undefined) writer.segment('DTM', [qualifier, date.replaceAll('-', ''), '102']);
}

/** FTX: 2,560 characters in five components. */
export function writeFreeText(
  writer: MessageWriter,
  subject: string,
  mark: string | undefined,
  text: string | undefined,
  where: Term,
): void {
  const pieces = writer.split(text, 512, 5, where);
  if (pieces.length > 0) writer.segment('FTX', subject, undefined, mark, pieces);
}

export function writeVat(writer: MessageWriter, category: string, rate: Decimal | undefined): void {
  writer.segment('TAX', '7', 'VAT', undefined, undefined, [undefined, undefined, undefined, rate], category);
}
