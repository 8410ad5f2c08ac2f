/** Thrown inside the parser alone, which turns it into a problem of this code. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
  readonly code: 'XML_MALFORMED' | 'XML_DOCTYPE' | 'XML_TOO_DEEP';

  constructor(message: string, code: Malformed['code'] = 'XML_MALFORMED') {
    super(message);
    this.code = code;
  }
}
