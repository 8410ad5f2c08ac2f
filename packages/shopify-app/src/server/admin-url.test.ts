import { expect, it } from 'vitest';
import { adminUrl } from './admin-url.ts';

it('leads into the admin of the shop, and into that of the sandbox only where there is one', () => {
  expect(adminUrl({ apiKey: 'key' }, 'widgets.myshopify.com')).toBe('https://admin.shopify.com/store/widgets/apps/key');
  const sandbox = { apiKey: 'key', sandbox: 'http://127.0.0.1:9000' };
  expect(adminUrl(sandbox, 'widgets.myshopify.com')).toBe('http://127.0.0.1:9000/store/widgets/apps/key');
});
