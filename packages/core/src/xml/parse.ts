import { ok, type Problem, refused, type Result } from '../model/index.ts';
import { sourceOf } from './decode.ts';
import type { XmlElement } from './element.ts';
import { Malformed } from './malformed.ts';
import { XmlParser } from './parser.ts';

export interface XmlLimits {
  readonly bytes: number;
  readonly depth: number;
}

/** Wide for an invoice with attachments (BR-FR-19 allows 100 MB of them), narrow for an attack. */
export const INVOICE_LIMITS: XmlLimits = { bytes: 320 * 1024 * 1024, depth: 64 };

/**
 * Well-formed XML 1.0 with namespaces as a tree. Document types, and with them entities, are refused, not ignored: `XML_TOO_LARGE`,
 * `XML_ENCODING`, `XML_DOCTYPE`, `XML_MALFORMED`, `XML_TOO_DEEP`. Time and memory grow with the bytes, whatever they are.
 */
export function parseXml(bytes: Uint8Array, limits: XmlLimits = INVOICE_LIMITS): Result<XmlElement> {
  if (bytes.length > limits.bytes)
    return refused(problem('XML_TOO_LARGE', `The file is larger than ${limits.bytes} bytes.`));
  try {
    return ok(new XmlParser(sourceOf(bytes), limits.depth).parse());
  } catch (error) {
    if (error instanceof Malformed) return refused(problem(error.code, error.message));
    throw error;
  }
}

const problem = (code: string, message: string): Problem => ({
  code,
  message,
  advice: 'Ask the sender for the invoice as a plain XML file.',
  retry: 'never',
});
