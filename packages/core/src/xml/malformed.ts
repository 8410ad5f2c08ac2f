/** Why bytes are not read as XML. */
export type XmlProblemCode = 'XML_MALFORMED' | 'XML_DOCTYPE' | 'XML_TOO_DEEP' | 'XML_TOO_LARGE' | 'XML_ENCODING';

/** Thrown inside the parser alone, which turns it into a problem of this code. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
  readonly code: XmlProblemCode;

  constructor(message: string, code: XmlProblemCode = 'XML_MALFORMED') {
    super(message);
    this.code = code;
  }
}
