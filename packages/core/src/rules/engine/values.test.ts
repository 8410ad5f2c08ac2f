import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normalized } from './values.ts';

it('normalises blanks as XPath does', () => {
  const texts = fc.string({ unit: fc.constantFrom(' ', '\t', '\r', '\n', 'a', 'é', '\u00a0'), maxLength: 12 });
  fc.assert(
    fc.property(texts, (text) => {
      expect(normalized(text)).toBe(text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, ''));
    }),
    { numRuns: 5_000 },
  );
});
