import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TenantId } from '../model/index.ts';
import { keyRing, newMasterKey, type KeyRing } from './key-ring.ts';
import { openSecret, sealSecret, sealingKeyId } from './secret.ts';

const ring: KeyRing = { current: newMasterKey(), previous: [] };
const owner = { tenantId: 'tenant-a' as TenantId, name: 'erp/password' };

function codeOf(result: ReturnType<typeof openSecret>): string | undefined {
  return result.ok ? undefined : result.problems[0]?.code;
}

describe('a sealed secret', () => {
  it('opens to what was sealed, and never looks the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (secret) => {
        const sealed = sealSecret(ring, owner, secret);
        expect(openSecret(ring, owner, sealed)).toEqual({ ok: true, value: secret });
        expect(sealSecret(ring, owner, secret)).not.toBe(sealed);
        if (secret.length > 8) expect(sealed).not.toContain(secret);
      }),
    );
  });

  it('opens for no other tenant and under no other name', () => {
    const sealed = sealSecret(ring, owner, 's3cret');
    expect(codeOf(openSecret(ring, { ...owner, tenantId: 'tenant-b' as TenantId }, sealed))).toBe('SECRET_UNREADABLE');
    expect(codeOf(openSecret(ring, { ...owner, name: 'erp/passwore' }, sealed))).toBe('SECRET_UNREADABLE');
    expect(codeOf(openSecret(ring, { tenantId: 'tenant-aerp' as TenantId, name: '/password' }, sealed))).toBe(
      'SECRET_UNREADABLE',
    );
  });

  it('refuses every single altered character', () => {
    const sealed = sealSecret(ring, owner, 's3cret');
    for (let at = 0; at < sealed.length; at += 1) {
      const swapped = sealed[at] === 'A' ? 'Q' : 'A';
      const forged = sealed.slice(0, at) + swapped + sealed.slice(at + 1);
      const bytesDiffer =
        at < 12 || !Buffer.from(forged.slice(12), 'base64url').equals(Buffer.from(sealed.slice(12), 'base64url'));
      if (bytesDiffer) expect(openSecret(ring, owner, forged).ok).toBe(false);
    }
    expect(codeOf(openSecret(ring, owner, sealed.slice(0, 30)))).toBe('SECRET_UNREADABLE');
  });

  it('survives a rotation, and says which key it waits for', () => {
    const sealed = sealSecret(ring, owner, 's3cret');
    const rotated: KeyRing = { current: newMasterKey(), previous: [ring.current] };
    expect(openSecret(rotated, owner, sealed)).toEqual({ ok: true, value: 's3cret' });
    expect(sealingKeyId(sealed)).toBe(ring.current.id);
    const retired: KeyRing = { current: rotated.current, previous: [] };
    expect(openSecret(retired, owner, sealed)).toMatchObject({
      ok: false,
      problems: [{ code: 'SECRET_KEY_UNKNOWN', retry: 'after-fix' }],
    });
    expect(openSecret(retired, owner, sealSecret(rotated, owner, 's3cret'))).toEqual({ ok: true, value: 's3cret' });
  });
});

describe('a master key', () => {
  it('is read from hex, base64 and base64url alike', () => {
    const { bytes, id } = newMasterKey();
    for (const text of [bytes.toString('hex'), bytes.toString('base64'), bytes.toString('base64url')]) {
      expect(keyRing([text])).toMatchObject({ ok: true, value: { current: { id } } });
    }
  });

  it.each(['', 'short', 'g'.repeat(64), 'a'.repeat(42), 'a'.repeat(45), Buffer.alloc(31).toString('base64')])(
    'is refused when it is %j',
    (text) => {
      expect(keyRing([text])).toMatchObject({ ok: false, problems: [{ code: 'KEY_MALFORMED' }] });
    },
  );
});
