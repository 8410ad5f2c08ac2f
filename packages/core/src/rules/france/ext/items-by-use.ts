import type { Decimal } from '../../../model/index.ts';
import { judgeable, Lists } from '../../engine/index.ts';
import { rateKey } from '../../en16931/vat-families/rate-key.ts';
import { type Item, type Tax, textOf, type Wanted } from './items.ts';

/** What an item says of one VAT category at one rate. */
export type Use = Omit<Tax, 'codes'> & { readonly code: string };

/** Items looked up by what is wanted of them: a document of as many rates as lines is not gone through for each of them. */
export class ItemsByUse {
  readonly #isIt: (item: Item, wanted: Wanted) => boolean;
  readonly #byRate = new Lists<Item>();
  readonly #byReason = new Lists<Item>();
  /** Those that have two reasons, by rate, and two rates, by category: of these nobody knows but who asks for a certain one. */
  readonly #ofTwoReasons = new Lists<Item>();
  readonly #ofTwoRates = new Lists<Item>();

  constructor(
    items: readonly Item[],
    usesOf: (item: Item) => readonly Use[],
    isIt: (item: Item, wanted: Wanted) => boolean,
  ) {
    this.#isIt = isIt;
    for (const item of items) {
      const uses = judgeable(() => usesOf(item));
      if (uses === undefined)
        for (const { codes } of item.taxes) for (const code of codes) this.#ofTwoRates.add(code, item);
      for (const use of uses ?? []) this.#add(item, use);
    }
  }

  #add(item: Item, use: Use): void {
    const atRate = keyOf(use.code, use.rate);
    if (atRate === undefined) return;
    this.#byRate.add(atRate, item);
    const reason = judgeable(() => reasonKey(use));
    if (reason === undefined) this.#ofTwoReasons.add(atRate, item);
    else this.#byReason.add(atRate + reason, item);
  }

  /** In the order of the document. Throws `Unjudgeable`. */
  of(wanted: Wanted): readonly Item[] {
    const atRate = keyOf(wanted.code, wanted.rate);
    if (atRate === undefined) return [];
    const found = [...this.#ofTwoRates.of(wanted.code), ...this.#known(atRate, wanted)];
    const its = new Set(found.filter((item) => this.#isIt(item, wanted)));
    return [...its].toSorted((a, b) => a.element.order - b.element.order);
  }

  #known(atRate: string, { reasonsOf }: Wanted): readonly Item[] {
    const reason = reasonsOf && judgeable(() => reasonKey(reasonsOf));
    if (reason === undefined) return this.#byRate.of(atRate);
    return [...this.#byReason.of(atRate + reason), ...this.#ofTwoReasons.of(atRate)];
  }
}

/** Of O at any rate; none without a rate. */
function keyOf(code: string, rate: Decimal | undefined): string | undefined {
  if (code === 'O') return code;
  return rate === undefined ? undefined : `${code} ${rateKey(rate)}`;
}

/** Throws `Unjudgeable`. */
const reasonKey = ({ reasonCodes, reasons }: Pick<Tax, 'reasonCodes' | 'reasons'>): string =>
  `\n${textOf(reasonCodes)}\n${textOf(reasons)}`;

/** What is wanted, in a word; what cannot be read is like nothing that can. */
export function wantedKey({ code, rate, reasonsOf }: Wanted): string {
  const atRate = keyOf(code, rate) ?? '';
  if (reasonsOf === undefined) return atRate;
  const [reasonCode = '\t', reason = '\t'] = [reasonsOf.reasonCodes, reasonsOf.reasons].map((texts) =>
    judgeable(() => textOf(texts)),
  );
  return `${atRate}\n${reasonCode}\n${reason}`;
}
