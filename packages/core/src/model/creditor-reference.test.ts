import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditorReference, readCreditorReference, spacedReference } from './creditor-reference.ts';

describe('a creditor reference', () => {
  it.each([
    // Examples that banks and ISO 11649 print.
    ['539007547034', 'RF18539007547034'],
    ['2348236', 'RF332348236'],
  ])('of %s is %s', (number, reference) => {
    expect(readCreditorReference(reference)).toBe(reference);
    expect(creditorReference(number)).toBe(reference);
  });

  it('is read with blanks and in small letters', () =>
    expect(readCreditorReference('rf18 5390 0754 7034')).toBe('RF18539007547034'));

  it('is printed in groups of four', () => expect(spacedReference('RF18539007547034')).toBe('RF18 5390 0754 7034'));

  it.each(['', '---', '1234567890123456789012'])('is not made of %j', (number) =>
    expect(creditorReference(number)).toBeUndefined(),
  );

  it.each(['RF00', 'RF19539007547034', 'XX18539007547034', 'RF18-539007547034', 'RF'])('is not %j', (text) =>
    expect(readCreditorReference(text)).toBeUndefined(),
  );

  it('knows every changed character and every two that are swapped', () => {
    const number = fc.stringMatching(/^[A-Z0-9]{2,21}$/);
    fc.assert(
      fc.property(number, fc.nat(), fc.nat(), (text, at, by) => {
        const reference = creditorReference(text) ?? '';
        const place = 4 + (at % text.length);
        const other = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.replace(reference[place] ?? '', '')[by % 35] ?? '';
        const isDigit = /\d/.test(other) === /\d/.test(reference[place] ?? '');
        if (isDigit)
          expect(readCreditorReference(reference.slice(0, place) + other + reference.slice(place + 1))).toBeUndefined();
        const [left, right] = [reference[place] ?? '', reference[place + 1] ?? ''];
        if (right !== '' && left !== right && /\d/.test(left) === /\d/.test(right))
          expect(
            readCreditorReference(reference.slice(0, place) + right + left + reference.slice(place + 2)),
          ).toBeUndefined();
      }),
    );
  });
});
