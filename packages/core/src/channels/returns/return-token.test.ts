import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReturnToken, signReturnToken } from './return-token.ts';

const key = fc.uint8Array({ minLength: 16, maxLength: 64 });
const messageId = fc.oneof(
  fc.uuid(),
  fc.string({ minLength: 1, maxLength: 24, unit: fc.constantFrom(...'abcXYZ0189-_.:'.split('')) }),
);

describe('a signed return path', () => {
  it('is a local part that every mail system leaves as it is, and is read in any case and any text', () => {
    fc.assert(
      fc.property(key, messageId, fc.boolean(), (signer, id, shout) => {
        const token = signReturnToken(signer, id);
        expect(token).toMatch(/^r[ut]-[a-z2-7]+-[a-z2-7]{16}$/);
        expect(token.length).toBeLessThanOrEqual(64);
        const address = `for <${shout ? token.toUpperCase() : token}@returns.shop.example>;`;
        expect(readReturnToken([signer], address)).toEqual({ token, messageId: id });
      }),
    );
  });

  it('never verifies when one of its characters is another, or the key is', () => {
    fc.assert(
      fc.property(
        key,
        messageId,
        fc.nat(),
        fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567'.split('')),
        (signer, id, at, digit) => {
          const token = signReturnToken(signer, id);
          const place = at % token.length;
          const forged = token.slice(0, place) + digit + token.slice(place + 1);
          fc.pre(forged !== token);
          expect(readReturnToken([signer], forged)).toBeUndefined();
          expect(readReturnToken([Buffer.concat([signer, Buffer.of(1)])], token)).toBeUndefined();
        },
      ),
    );
  });

  it('verifies by an older key as long as it is kept', () => {
    const [older, newer] = [Buffer.from('the older key'), Buffer.from('the newer key')];
    const token = signReturnToken(older, 'message-1');
    expect(readReturnToken([newer, older], token)?.messageId).toBe('message-1');
    expect(readReturnToken([newer], token)).toBeUndefined();
  });

  it('never changes (golden): mails come back for weeks', () => {
    expect(signReturnToken(Buffer.from('key'), '019a9d5e-0000-7000-8000-000000000001')).toBe(GOLDEN);
  });

  it('has room for 24 octets of an id, and no more', () => {
    expect(() => signReturnToken(Buffer.from('key'), 'x'.repeat(25))).toThrow(RangeError);
    expect(() => signReturnToken(Buffer.from('key'), '')).toThrow(RangeError);
  });
});

const GOLDEN = 'ru-agnj2xqaabyabaaaaaaaaaaaae-lzo5t7n6cuanjpi5';
