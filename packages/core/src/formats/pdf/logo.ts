import { ok, type Problem, refused, type Result } from '../../model/index.ts';
import { type Image, readImage } from './file/image.ts';
import { ImageDefect } from './file/image-defect.ts';

/** The merchant's picture at the head of the page, which {@link readLogo} found fit to be printed. */
export interface Logo {
  readonly image: Image;
  /** What it shows, for those who cannot see it. */
  readonly alt: string;
}

const ADVICE: Readonly<Record<ImageDefect['code'], string>> = {
  NOT_IMAGE: 'Choose a PNG or JPEG file.',
  CMYK: 'Save it with RGB colours.',
  INTERLACED: 'Save it without interlacing.',
  TOO_LARGE: 'Save it smaller: it is printed 53 mm wide.',
  DAMAGED: 'Choose the file again, or save it anew.',
};

/**
 * A PNG or JPEG as a logo, when the merchant chooses it and not first when an invoice must go out. Refuses `LOGO_NOT_IMAGE`, `LOGO_CMYK`,
 * `LOGO_INTERLACED`, `LOGO_TOO_LARGE` and `LOGO_DAMAGED`.
 */
export function readLogo(bytes: Uint8Array, alt: string): Result<Logo> {
  try {
    return ok({ image: readImage(bytes), alt });
  } catch (error) {
    if (error instanceof ImageDefect) return refused(problemOf(error));
    if (error instanceof RangeError) return refused(problemOf(new ImageDefect('DAMAGED', 'It ends too early.')));
    throw error;
  }
}

const problemOf = ({ code, message }: ImageDefect): Problem => ({
  code: `LOGO_${code}`,
  message: `The logo cannot be printed. ${message}`,
  advice: ADVICE[code],
  retry: 'after-fix',
  field: 'logo',
});
