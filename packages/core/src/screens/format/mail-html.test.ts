import { expect, it } from 'vitest';
import { mailHtml } from './mail-html.ts';

it('leaves out pictures that the mail carries, and no other', () => {
  const other = '<img alt="x" src="https://shop.example/x.png" />';
  expect(mailHtml(`<p>a</p><img alt="logo" src="cid:logo" width="10" /><p>b</p>${other}`)).toBe(
    `<p>a</p><p>b</p>${other}`,
  );
});
