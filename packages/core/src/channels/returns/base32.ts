const DIGITS = 'abcdefghijklmnopqrstuvwxyz234567';

/** RFC 4648 base32 in lower case, without padding. */
export function base32(octets: Uint8Array): string {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const octet of octets) {
    held = (held << 8) | octet;
    for (bits += 8; bits >= 5; bits -= 5) text += DIGITS[(held >> (bits - 5)) & 31] ?? '';
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + (DIGITS[(held << (5 - bits)) & 31] ?? '');
}

/** The octets of a text that `base32` wrote; other characters are an error of whoever calls it. */
export function fromBase32(text: string): Buffer {
  let bits = 0;
  let held = 0;
  const octets: number[] = [];
  for (const digit of text) {
    held = (held << 5) | DIGITS.indexOf(digit);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    octets.push((held >> bits) & 255);
    held &= (1 << bits) - 1;
  }
  return Buffer.from(octets);
}
