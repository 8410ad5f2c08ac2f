import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { apiKeyPrefix, apiKeyRole, matchesApiKey, newApiKey, roleAllows } from './api-key.ts';

describe('an API key', () => {
  it('carries 256 random bits and is stored as its hash alone', () => {
    const keys = Array.from({ length: 100 }, newApiKey);
    expect(new Set(keys.map(({ token }) => token)).size).toBe(100);
    const [key] = keys;
    expect(key?.token).toMatch(/^qk_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$/);
    expect(key?.hash).toBe(
      createHash('sha256')
        .update(key?.token ?? '')
        .digest('hex'),
    );
  });

  it('is found by its prefix and matched by its hash', () => {
    const key = newApiKey();
    expect(apiKeyPrefix(key.token)).toBe(key.prefix);
    expect(matchesApiKey(key.token, key.hash)).toBe(true);
    expect(matchesApiKey(newApiKey().token, key.hash)).toBe(false);
    expect(matchesApiKey(key.token, '')).toBe(false);
  });

  it.each(['', 'qk_', 'Bearer x', `qk_${'0'.repeat(12)}_${'a'.repeat(42)}`, `qk_${'0'.repeat(12)}_${'a'.repeat(44)}`])(
    'is not %j',
    (text) => {
      expect(apiKeyPrefix(text)).toBeUndefined();
    },
  );

  it('allows what its role and the roles below may do', () => {
    const allowed = apiKeyRole.options.map((held) => apiKeyRole.options.filter((needed) => roleAllows(held, needed)));
    expect(allowed).toEqual([['read'], ['read', 'orders:write'], ['read', 'orders:write', 'admin']]);
  });
});
