import { Decimal } from '../model/index.ts';
import type { CreditClaim } from './split-refunds.ts';

type ClaimedLine = CreditClaim['lines'][number];

/** What one line of a claim may be credited with, and under which VAT rate. */
export interface LineRoom {
  readonly most: Decimal;
  readonly key: string;
}

/**
 * The lines of a claim within what is left of each. Shops share out discounts anew when they refund, so a line may ask for a cent more than
 * it was invoiced with, and another of the same VAT rate for one less: the cent moves over. What finds no room is `over`.
 */
export function fitClaim(
  lines: readonly ClaimedLine[],
  roomOf: (line: ClaimedLine) => LineRoom,
): { readonly lines: readonly ClaimedLine[]; readonly over: Decimal } {
  const spare = new Map<string, Decimal>();
  const within = lines.map((line) => {
    const { most, key } = roomOf(line);
    if (line.gross === undefined || !line.gross.greaterThan(most)) return line;
    spare.set(key, line.gross.minus(most).plus(spare.get(key) ?? Decimal.ZERO));
    return { ...line, gross: most };
  });
  const fitted = within.map((line) => {
    const { most, key } = roomOf(line);
    const moving = spare.get(key) ?? Decimal.ZERO;
    if (line.gross === undefined || !moving.isPositive()) return line;
    const room = most.minus(line.gross);
    const taken = room.lessThan(moving) ? room : moving;
    spare.set(key, moving.minus(taken));
    return { ...line, gross: line.gross.plus(taken) };
  });
  return { lines: fitted, over: Decimal.sum([...spare.values()]) };
}
