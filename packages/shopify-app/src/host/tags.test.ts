import { expect, test } from 'vitest';
import { tagChanges } from './tags.ts';

test.each([
  { name: 'a first tag', tags: ['VIP'], add: ['invoice:paid'], remove: [] },
  { name: 'nothing to do', tags: ['VIP', 'invoice:paid'], add: [], remove: [] },
  { name: 'Shopify keeps the case of the first', tags: ['Invoice:Paid'], add: [], remove: [] },
  { name: 'the one before goes', tags: ['invoice:issued'], add: ['invoice:paid'], remove: ['invoice:issued'] },
  {
    name: "the merchant's own stay, even with our prefix",
    tags: ['invoice:by-post', 'issued', 'invoice:needs-attention'],
    add: ['invoice:paid'],
    remove: ['invoice:needs-attention'],
  },
])('$name', ({ tags, add, remove }) => {
  expect(tagChanges(tags, 'invoice:', 'paid')).toEqual({ add, remove });
});
