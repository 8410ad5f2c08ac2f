import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawfulInvoice } from '../../../test/invoices/lawful.ts';
import { readLogo, writePdf } from './index.ts';

interface Png {
  readonly width?: number;
  readonly height?: number;
  readonly bits?: number;
  readonly kind?: number;
  readonly interlaced?: boolean;
  readonly data?: Buffer;
}

/** A PNG of nothing but noughts. */
function png({ width = 3, height = 2, bits = 8, kind = 2, interlaced = false, data }: Png = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, kind, 0, 0, interlaced ? 1 : 0], 8);
  const components = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[kind] ?? 1;
  const row = Math.ceil((width * bits * components) / 8) + 1;
  const parts = [
    part('IHDR', header),
    ...(kind === 3 ? [part('PLTE', Buffer.from([1, 2, 3])), part('tRNS', Buffer.from([9]))] : []),
    part('IDAT', data ?? deflateSync(Buffer.alloc(row * height))),
    part('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

function part(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** The head of a JPEG with so many components. */
const jpeg = (components: number): Buffer =>
  Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 2, 0, 3, components, ...Array<number>(12).fill(0), 0xff, 0xd9]);

const refusals = (bytes: Uint8Array): string[] => {
  const logo = readLogo(bytes, 'Lilas');
  return logo.ok ? [] : logo.problems.map(({ code }) => code);
};

describe('a logo', () => {
  it.each([
    ['PNG in colours', png()],
    ['PNG in 16 bits with transparency', png({ bits: 16, kind: 6 })],
    ['PNG in grey with transparency', png({ kind: 4 })],
    ['PNG in one bit', png({ bits: 1, kind: 0 })],
    ['PNG with a palette and transparency', png({ bits: 2, kind: 3 })],
    ['JPEG in colours', jpeg(3)],
    ['JPEG in grey', jpeg(1)],
  ])('%s is printed', async (_, bytes) => {
    const logo = readLogo(bytes, 'Lilas');
    if (!logo.ok) throw new Error(JSON.stringify(logo.problems));
    const pdf = await writePdf(lawfulInvoice(), { language: 'fr', logo: logo.value });
    expect(Buffer.from(pdf).toString('latin1')).toContain('/Subtype/Image/Width 3/Height 2');
  });

  it.each([
    ['LOGO_INTERLACED', png({ interlaced: true })],
    ['LOGO_CMYK', jpeg(4)],
    ['LOGO_TOO_LARGE', png({ width: 10_000, height: 10_000, data: Buffer.alloc(1) })],
    ['LOGO_DAMAGED', png({ data: deflateSync(Buffer.alloc(5)) })],
    ['LOGO_DAMAGED', png({ data: Buffer.from('no zlib') })],
    ['LOGO_DAMAGED', png({ kind: 6, bits: 4 })],
    ['LOGO_DAMAGED', png({ width: 0 })],
    ['LOGO_DAMAGED', jpeg(3).subarray(0, 8)],
    ['LOGO_NOT_IMAGE', Buffer.from('<svg/>')],
    ['LOGO_NOT_IMAGE', Buffer.alloc(0)],
  ])('%s is refused with a reason and what to do', (code, bytes) => {
    expect(refusals(bytes)).toEqual([code]);
  });

  it('is read or refused, whatever happened to the file', async () => {
    const files = [png(), png({ kind: 6 }), png({ bits: 2, kind: 3 }), jpeg(3)];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), fc.nat(), fc.nat(255), fc.nat(), async (file, at, byte, length) => {
        const bytes = Buffer.from(file).subarray(0, file.length - (length % 4 === 0 ? length % file.length : 0));
        if (bytes.length > 0) bytes[at % bytes.length] = byte;
        const logo = readLogo(bytes, 'x');
        if (logo.ok) await writePdf(lawfulInvoice(), { language: 'en', logo: logo.value });
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
