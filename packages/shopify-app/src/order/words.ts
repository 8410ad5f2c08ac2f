/** What a document calls things that have no name in Shopify. */
interface Words {
  readonly duties: string;
  readonly tip: string;
  readonly walkIn: string;
}

const ENGLISH: Words = { duties: 'Import duties', tip: 'Tip', walkIn: 'Customer at the till' };
const WORDS: Readonly<Record<string, Words>> = {
  fr: { duties: 'Droits de douane', tip: 'Pourboire', walkIn: 'Client au comptoir' },
  de: { duties: 'Zölle', tip: 'Trinkgeld', walkIn: 'Laufkundschaft' },
};

/** In the buyer's language, else English. */
export function wordsFor(locale: string | null | undefined): Words {
  return WORDS[locale?.slice(0, 2).toLowerCase() ?? ''] ?? ENGLISH;
}
