import { plainText } from './spelling.ts';

/** Legal forms and forms of address: they tell nobody from another. */
const COMMON = new Set(
  (
    'GMBH MBH UG AG KG OHG GBR EK SE SARL SAS SASU SA EURL SCI SNC SC BV NV BVBA SRL SPRL VOF LTD LIMITED LLC INC CORP PLC CO CIE COMPANY ' +
    'ET UND AND OU ODER OR THE LE LA LES DE DES DU VON VAN DER DEN MR MRS MS MISS M MME MLLE HERR FRAU MONSIEUR MADAME DHR MEVR SOCIETE STE ETS'
  ).split(' '),
);

/** The words of a name that tell it from others. */
export function nameKeys(name: string): readonly string[] {
  const words = plainText(name.slice(0, 200)).match(/[A-Z0-9]+/g) ?? [];
  return [...new Set(words.filter((word) => !COMMON.has(word)))].slice(0, 12);
}

/** How much of two names is the same, 0 to 1: twice the shared words by all words. A word may have one slip, or be an initial. */
export function nameSimilarity(left: string, right: string): number {
  const [a, b] = [nameKeys(left), nameKeys(right)];
  if (a.length === 0 || b.length === 0) return 0;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const free = [...long];
  let shared = 0;
  for (const word of short) {
    const at = free.findIndex((other) => isSameWord(word, other));
    if (at < 0) continue;
    shared += free[at]?.length === 1 || word.length === 1 ? 0.5 : 1;
    free.splice(at, 1);
  }
  // A trading name within a longer one is the same name.
  const isWithin = shared === short.length && short.some((word) => word.length >= 4);
  return isWithin ? 1 : (2 * shared) / (a.length + b.length);
}

/** From here on two names are taken for one. */
export const SIMILAR = 0.75;

function isSameWord(left: string, right: string): boolean {
  if (left === right) return true;
  if (left.length === 1 || right.length === 1) return left[0] === right[0];
  return left.length >= 5 && right.length >= 5 && hasOneSlip(left, right);
}

/** One character changed, added or left out. */
function hasOneSlip(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const isLonger = long.length > short.length;
  return short.slice(isLonger ? at : at + 1) === long.slice(at + 1);
}
