import type { Invoice, LineAllowanceOrCharge } from '../../model/index.ts';
import type { MessageWriter, Term } from './message-writer.ts';
import { writeVat } from './write-values.ts';

type DocumentAllowance = NonNullable<Invoice['allowances']>[number];

/** ALC: the reason in C552 and, where it is longer, in C214; the code of an allowance is of UNTDID 5189, that of a charge of 7161. */
export function writeAllowanceCharge(
  writer: MessageWriter,
  kind: 'A' | 'C',
  item: LineAllowanceOrCharge | DocumentAllowance,
  { term, field }: Term,
): void {
  const [name, ...more] = writer.split(item.reason, 35, 3, { term, field: `${field}.reason` });
  const code = writer.fit(item.reasonCode, 3, { term, field: `${field}.reasonCode` });
  const isCharge = kind === 'C';
  writer.segment('ALC', kind, [name, isCharge ? undefined : code], undefined, undefined, [
    isCharge ? code : undefined,
    undefined,
    undefined,
    ...more,
  ]);
  const percentage = writer.directory.isBinding
    ? item.percentage
    : writer.number(item.percentage, 10, { term, field: `${field}.percentage` });
  if (percentage !== undefined) writer.segment('PCD', [isCharge ? '2' : '1', percentage]);
  writer.segment('MOA', [isCharge ? '23' : '204', item.amount]);
  if (item.baseAmount !== undefined) writer.segment('MOA', ['25', item.baseAmount]);
  if ('vatCategoryCode' in item) writeVat(writer, item.vatCategoryCode, item.vatRate);
}
