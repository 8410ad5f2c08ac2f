import type { Words } from '../format/words.ts';
import { formatDay } from '../format/date.ts';
import { formatMoney } from '../format/money.ts';
import { en } from '../texts/en.ts';
import type { TextOr } from '../texts/index.ts';

/** The English texts as a host would write them: contexts, plural forms and values filled in. */
const tOr: TextOr = (key, fallback, values = {}) => {
  const { context, count } = values;
  const plural = count === undefined ? '' : count === 1 ? '_one' : '_other';
  const keys = [`${key}_${context}${plural}`, `${key}${plural}`, key];
  const text = keys.map(textAt).find((found) => found !== undefined) ?? fallback;
  return text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
};

function textAt(key: string): string | undefined {
  const found = key
    .split('.')
    .reduce<unknown>(
      (node, name) => (typeof node === 'object' && node !== null ? Reflect.get(node, name) : undefined),
      en,
    );
  return typeof found === 'string' ? found : undefined;
}

export const ENGLISH: Words = {
  tOr,
  money: (amount, currency) => formatMoney(amount, currency, 'en'),
  day: (day) => formatDay(day, 'en'),
};
