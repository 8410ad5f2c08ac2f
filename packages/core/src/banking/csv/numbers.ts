import { Decimal } from '../../model/index.ts';

const NUMBER =
  /^([-+−]?)\s*(?:EUR|USD|GBP|CHF|€|\$|£)?\s*([-+−]?)(\d[\d.,'’\s\u00a0\u202f]*|[.,]\d+)\s*(?:EUR|USD|GBP|CHF|€|\$|£)?\s*([-+−SHDC]?)$/;

/**
 * Which mark divides the decimals in these amounts, as far as they show: of two marks in a number the last one, of one mark that which does not
 * stand before three digits.
 */
export function decimalMarkIn(texts: readonly string[]): ',' | '.' | undefined {
  const votes = { ',': 0, '.': 0 };
  for (const text of texts) {
    const mark = markIn(text);
    if (mark !== undefined) votes[mark] += 1;
  }
  if (votes[','] === votes['.']) return undefined;
  return votes[','] > votes['.'] ? ',' : '.';
}

function markIn(text: string): ',' | '.' | undefined {
  const digits = text.replace(/[^\d.,]/g, '');
  const [comma, point] = [digits.lastIndexOf(','), digits.lastIndexOf('.')];
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.';
  const at = Math.max(comma, point);
  if (at < 0) return undefined;
  const mark = comma >= 0 ? ',' : '.';
  const isRepeated = digits.indexOf(mark) !== at;
  const isThousands = digits.length - at === 4;
  if (isRepeated) return mark === ',' ? '.' : ',';
  return isThousands ? undefined : mark;
}

/** An amount as a spreadsheet shows it: `-1.234,56`, `1 234.56 €`, `12,00-`, `(12.00)`, `100,00 S`. */
export function numberIn(text: string, decimalMark: ',' | '.'): Decimal | undefined {
  const inner = /^\((.*)\)$/.exec(text)?.[1];
  const parts = text.length > 60 ? null : NUMBER.exec((inner ?? text).trim());
  if (parts === null) return undefined;
  const [, first = '', second = '', digits = '', last = ''] = parts;
  const plain = digits
    .replace(/['’\s\u00a0\u202f]/g, '')
    .replaceAll(decimalMark === ',' ? '.' : ',', '')
    .replace(',', '.');
  const number = Decimal.parse(plain.startsWith('.') ? `0${plain}` : plain.replace(/\.$/, ''));
  if (number === undefined) return undefined;
  const isNegative =
    inner !== undefined || [first, second].some((sign) => sign === '-' || sign === '−') || /[-−SD]/.test(last);
  return isNegative ? number.negated() : number;
}
