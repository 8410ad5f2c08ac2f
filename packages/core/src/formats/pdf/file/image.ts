import { inflateSync } from 'node:zlib';
import type { ObjectWriter } from './objects.ts';
import { ImageDefect } from './image-defect.ts';
import { withoutFilters } from './predictor.ts';

export interface Image {
  readonly width: number;
  readonly height: number;
  /** Writes it and gives its object. */
  write(objects: ObjectWriter): number;
}

/** Pixels of a picture that belongs on a page; more is a mistake or an attack. */
const MOST_PIXELS = 50_000_000;

/** A PNG or JPEG as a picture of a page. Throws an {@link ImageDefect} for anything else; what passes here can be written. */
export function readImage(bytes: Uint8Array): Image {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length >= 8 && view.readUInt32BE(0) === 0x89504e47) return readPng(view);
  if (view.length >= 4 && view.readUInt16BE(0) === 0xffd8) return readJpeg(view);
  throw new ImageDefect('NOT_IMAGE', 'It is neither PNG nor JPEG.');
}

function readJpeg(bytes: Buffer): Image {
  for (let at = 2; at + 9 < bytes.length;) {
    const marker = bytes.readUInt16BE(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && marker !== 0xffc4 && marker !== 0xffc8 && marker !== 0xffcc;
    if (!isFrame) {
      at += 2 + bytes.readUInt16BE(at + 2);
      continue;
    }
    const [height, width, components] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7), bytes[at + 9]];
    if (components !== 1 && components !== 3) throw new ImageDefect('CMYK', 'It is a JPEG for print (CMYK).');
    if (width * height === 0) break;
    refuseLarge(width, height);
    const entries = `${head(width, height)}/ColorSpace/${components === 1 ? 'DeviceGray' : 'DeviceRGB'}/BitsPerComponent 8`;
    return { width, height, write: (objects) => objects.addStream(`${entries}/Filter/DCTDecode`, bytes) };
  }
  throw new ImageDefect('DAMAGED', 'It is a JPEG without a picture.');
}

/** The parts of a PNG that matter here. */
interface Png {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  /** 0 grey, 2 colours, 3 palette, 4 grey with transparency, 6 colours with transparency. */
  readonly kind: number;
  readonly palette: Buffer;
  readonly transparency: Buffer | undefined;
  readonly data: Buffer;
}

const COMPONENTS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Bits of a component that a kind may have (ISO 15948, table 11.1). */
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

function refuseLarge(width: number, height: number): void {
  if (width * height > MOST_PIXELS)
    throw new ImageDefect('TOO_LARGE', `It has more than ${MOST_PIXELS / 1_000_000} million pixels.`);
}

function readPng(bytes: Buffer): Image {
  const png = parsePng(bytes);
  const { width, height } = png;
  refuseDamaged(png);
  return {
    width,
    height,
    write: (objects) => (png.kind >= 4 ? writeTransparent(objects, png) : writeOpaque(objects, png)),
  };
}

function parsePng(bytes: Buffer): Png {
  const parts = new Map<string, Buffer[]>();
  for (let at = 8; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    const part = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
    parts.set(type, [...(parts.get(type) ?? []), part]);
  }
  const [header] = parts.get('IHDR') ?? [];
  if (header === undefined || header.length < 13) throw new ImageDefect('DAMAGED', 'It is a PNG without a picture.');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [bits = 8, kind = 0] = [header[8], header[9]];
  if (header[12] !== 0) throw new ImageDefect('INTERLACED', 'It is an interlaced PNG.');
  if (DEPTHS[kind]?.includes(bits) !== true || width * height === 0)
    throw new ImageDefect('DAMAGED', 'It is a PNG of no known kind.');
  refuseLarge(width, height);
  return {
    width,
    height,
    bits,
    kind,
    palette: parts.get('PLTE')?.[0] ?? Buffer.alloc(0),
    transparency: parts.get('tRNS')?.[0],
    data: Buffer.concat(parts.get('IDAT') ?? []),
  };
}

/** Data that does not unpack to all its rows, and colours without a palette. */
function refuseDamaged({ width, height, bits, kind, palette, data }: Png): void {
  const row = Math.ceil((width * bits * (COMPONENTS[kind] ?? 0)) / 8) + 1;
  if (
    unpacked(data, row * height)?.length !== row * height ||
    (kind === 3 && (palette.length === 0 || palette.length % 3 > 0))
  )
    throw new ImageDefect('DAMAGED', 'It is a PNG whose picture is not whole.');
}

function unpacked(data: Buffer, length: number): Buffer | undefined {
  try {
    return inflateSync(data, { maxOutputLength: length });
  } catch {
    return undefined;
  }
}

/** The data of a PNG without transparency is what a PDF understands as it is. */
function writeOpaque(objects: ObjectWriter, png: Png): number {
  const { width, height, bits, kind, palette, data } = png;
  const colours = kind === 2 ? 3 : 1;
  const space =
    kind === 3
      ? `[/Indexed/DeviceRGB ${palette.length / 3 - 1}<${palette.toString('hex')}>]`
      : kind === 2
        ? '/DeviceRGB'
        : '/DeviceGray';
  const mask =
    png.transparency === undefined || kind !== 3
      ? ''
      : `/SMask ${writePaletteMask(objects, png, png.transparency)} 0 R`;
  const parameters = `/DecodeParms<</Predictor 15/Colors ${colours}/BitsPerComponent ${bits}/Columns ${width}>>`;
  const entries = `${head(width, height)}/ColorSpace${space}/BitsPerComponent ${bits}${mask}`;
  return objects.addStream(`${entries}${parameters}/Filter/FlateDecode`, data);
}

/** How opaque each pixel is by its place in the palette. */
function writePaletteMask(objects: ObjectWriter, { width, height, bits, data }: Png, transparency: Buffer): number {
  const row = Math.ceil((width * bits) / 8);
  const rows = unfiltered(data, row, height, 1);
  const mask = Buffer.alloc(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const byte = rows[y * row + ((x * bits) >> 3)] ?? 0;
      const index = (byte >> (8 - bits - ((x * bits) & 7))) & ((1 << bits) - 1);
      mask[y * width + x] = transparency[index] ?? 255;
    }
  return writeMask(objects, width, height, 8, mask);
}

/** Colours and transparency, which a PDF keeps apart. */
function writeTransparent(objects: ObjectWriter, { width, height, bits, kind, data }: Png): number {
  const sample = bits / 8;
  const colours = kind === 6 ? 3 : 1;
  const pixel = (colours + 1) * sample;
  const rows = unfiltered(data, width * pixel, height, pixel);
  const colour = Buffer.alloc(width * height * colours * sample);
  const opacity = Buffer.alloc(width * height * sample);
  for (let index = 0; index < width * height; index += 1) {
    rows.copy(colour, index * colours * sample, index * pixel, index * pixel + colours * sample);
    rows.copy(opacity, index * sample, index * pixel + colours * sample, (index + 1) * pixel);
  }
  const mask = writeMask(objects, width, height, bits, opacity);
  const space = kind === 6 ? '/DeviceRGB' : '/DeviceGray';
  return objects.addPacked(
    `${head(width, height)}/ColorSpace${space}/BitsPerComponent ${bits}/SMask ${mask} 0 R`,
    colour,
  );
}

const writeMask = (objects: ObjectWriter, width: number, height: number, bits: number, mask: Buffer): number =>
  objects.addPacked(`${head(width, height)}/ColorSpace/DeviceGray/BitsPerComponent ${bits}`, mask);

const head = (width: number, height: number): string => `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}`;

/** The rows of a PNG as they were before they were packed. */
function unfiltered(data: Buffer, row: number, height: number, pixel: number): Buffer {
  return withoutFilters(inflateSync(data, { maxOutputLength: (row + 1) * height }), row, height, pixel);
}
