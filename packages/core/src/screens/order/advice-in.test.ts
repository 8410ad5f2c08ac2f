import { expect, it } from 'vitest';
import { adviceIn } from './advice-in.ts';

const advice = { en: 'Ask the buyer.', fr: 'Demandez à l’acheteur.', de: 'Den Käufer fragen.' };

it.each([
  ['fr', advice.fr],
  ['de-AT', advice.de],
  ['en-GB', advice.en],
  ['it', advice.en],
  [undefined, advice.en],
])('advises in %s', (language, text) => {
  expect(adviceIn(advice, language)).toBe(text);
});
