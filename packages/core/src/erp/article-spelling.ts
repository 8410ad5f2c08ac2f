import { rejected, type Failure } from './outcome.ts';

/**
 * An article number that the ERP does not know. Case and blanks are the first cause of failed imports, so when the ERP has
 * one that differs in nothing else, the refusal says so.
 */
export function unknownArticle(sku: string, field: string, inErp: readonly string[]): Failure {
  const close = inErp.find((code) => folded(code) === folded(sku));
  const cause =
    close === undefined
      ? {
          code: 'ARTICLE_UNKNOWN',
          message: `The ERP has no article ${JSON.stringify(sku)}.`,
          advice: 'Create the article in the ERP, or correct the SKU in the shop.',
        }
      : {
          code: 'ARTICLE_SPELLING',
          message: `The shop says ${JSON.stringify(sku)}, the ERP ${JSON.stringify(close)}: only case or blanks differ.`,
          advice: 'Spell the article the same on both sides, then retry.',
        };
  return rejected(cause, field);
}

function folded(code: string): string {
  return code.replace(/\s/gu, '').toLowerCase();
}
