/** Why bytes are no picture for a page. */
export class ImageDefect extends Error {
  readonly code: 'NOT_IMAGE' | 'CMYK' | 'INTERLACED' | 'TOO_LARGE' | 'DAMAGED';

  constructor(code: ImageDefect['code'], message: string) {
    super(message);
    this.code = code;
  }
}
