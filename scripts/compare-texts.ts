/** Texts by keys, nested as the language files nest them. */
export type TextNode = { readonly [key: string]: string | TextNode };

/** Every text with its whole key, in the order of the file. */
export function leaves(node: TextNode, path = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
}

function placeholders(text: string): string {
  return (text.match(/\{\{\w+\}\}/g) ?? []).toSorted().join();
}

export interface ComparedTexts {
  readonly keys: readonly string[];
  readonly englishKeys: readonly string[];
  /** Texts whose placeholders are not those of the English one. */
  readonly otherPlaceholders: readonly [string, string][];
  /** Texts that are empty, or sentences that are still English. */
  readonly untranslated: readonly [string, string][];
}

/** A language beside the English texts, key by key. For the tests of language files. `same`: keys of proper names, which every language shares. */
export function compareTexts(english: TextNode, texts: TextNode, same?: RegExp): ComparedTexts {
  const [wanted, translated] = [leaves(english), leaves(texts)];
  const originalOf = (index: number): string => wanted[index]?.[1] ?? '';
  return {
    keys: translated.map(([key]) => key),
    englishKeys: wanted.map(([key]) => key),
    otherPlaceholders: translated.filter(([, text], index) => placeholders(text) !== placeholders(originalOf(index))),
    untranslated: translated.filter(
      ([key, text], index) =>
        text.trim() === '' ||
        (text === originalOf(index) && /[a-z]{4,} [a-z]{2,}/.test(text) && same?.test(key) !== true),
    ),
  };
}
