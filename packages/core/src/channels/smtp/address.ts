import { domainToASCII } from 'node:url';

/** Octets that RFC 5321 (4.5.3.1) leaves for the part before the @ and for the whole address. */
const LONGEST_LOCAL = 64;
const LONGEST_ADDRESS = 254;

/** A dot-atom of RFC 5321 with the letters of RFC 6531; quoted local parts are lawful and nobody has one. */
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const ASCII_DOMAIN = /^(?=.{1,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)*[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/;

const octets = (text: string): number => Buffer.byteLength(text);

/**
 * The address as it goes over the wire: an international domain in its ASCII form (RFC 5891), the part before the @ as it is (RFC 6531).
 * Nothing where it is no address that SMTP can carry; a line break, a bracket or a blank is never in what is returned.
 */
export function wireAddress(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(at, 0)).normalize('NFC');
  const domain = domainToASCII(address.slice(at + 1)).toLowerCase();
  const wire = `${local}@${domain}`;
  const isFit =
    LOCAL.test(local) && ASCII_DOMAIN.test(domain) && octets(local) <= LONGEST_LOCAL && octets(wire) <= LONGEST_ADDRESS;
  return isFit ? wire : undefined;
}

/**
 * The return path of one message (VERP): `returns@example.com` and `t0k3n` give `returns+t0k3n@example.com`, a domain of its own
 * (`returns.example.com`) gives `t0k3n@returns.example.com`. Nothing where both do not fit into an address together.
 */
export function returnAddress(returnPath: string, token: string): string | undefined {
  const at = returnPath.lastIndexOf('@');
  if (at === 0) return undefined;
  return wireAddress(at < 0 ? `${token}@${returnPath}` : `${returnPath.slice(0, at)}+${token}${returnPath.slice(at)}`);
}

/** Octets of a usual token: an address that has no room for one is a wrong set-up, and not the fault of a message. */
const USUAL_TOKEN = 46;

export function isReturnPath(text: string): boolean {
  return returnAddress(text, 'x'.repeat(USUAL_TOKEN)) !== undefined;
}
