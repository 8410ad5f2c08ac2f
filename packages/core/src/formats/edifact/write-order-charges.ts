import { Decimal, type Problem } from '../../model/index.ts';
import type { MessageWriter } from './message-writer.ts';
import type { OrderedLine } from './write-order.ts';
import { at, writeVat } from './write-values.ts';

/** SG18 of ORDERS. */
const MOST = 15;

/** ALC of the whole order: what is alike in name and rate is one charge, so that an eco-tax on every line is one. */
export function writeCharges(writer: MessageWriter, lines: readonly OrderedLine[]): readonly Problem[] {
  const charges = lines.filter(({ kind }) => kind !== 'item');
  const alike = Map.groupBy(charges, ({ kind, name, rate }) => JSON.stringify([kind, name, rate.trimmed()]));
  for (const group of alike.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const [name, ...more] = writer.split(first.name, 35, 2, at('name', `${first.path}.name`));
    const code = first.kind === 'shipping' ? FREIGHT : OTHER;
    writer.segment('ALC', 'C', undefined, undefined, undefined, [code, undefined, undefined, name, ...more]);
    writer.segment('MOA', ['23', Decimal.sum(group.map(({ net }) => net))]);
    writeVat(writer, categoryOf(first.rate), first.rate);
  }
  return alike.size > MOST ? [noRoom(alike.size)] : [];
}

/** 7161: freight charge, other services. */
const FREIGHT = 'FC';
const OTHER = 'ADR';

/** 5305: a shop says a rate; why there is none is for the supplier to know. */
export const categoryOf = (rate: Decimal): string | undefined => (rate.isZero() ? undefined : 'S');

const noRoom = (there: number): Problem => ({
  code: 'EDIFACT_NO_ROOM',
  message: `ORDERS D.96A has room for ${MOST} charges of an order; there are ${there}.`,
  advice: 'Give the fees of the order fewer names in the shop, or connect the ERP by another file format.',
  retry: 'after-fix',
  field: 'fees',
});
