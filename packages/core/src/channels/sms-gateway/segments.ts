/** The alphabet of GSM 03.38 (3GPP TS 23.038, 6.2.1), one septet each. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Its extension, an escape and one septet each. */
const EXTENDED = new Set('\f^{}\\[~]|€');

/** What one message and each part of a longer one hold: septets of GSM 03.38, or 16-bit units of UCS-2. */
const ROOM = { 'gsm-7': { alone: 160, part: 153 }, 'ucs-2': { alone: 70, part: 67 } } as const;

export interface Segments {
  readonly encoding: keyof typeof ROOM;
  /** How many messages are paid for. */
  readonly count: number;
}

/** How a text travels, and in how many parts. No part ends within a character. */
export function segmentsOf(text: string): Segments {
  const characters = Array.from(text);
  const isGsm = characters.every((character) => BASIC.has(character) || EXTENDED.has(character));
  const encoding = isGsm ? 'gsm-7' : 'ucs-2';
  const { alone, part } = ROOM[encoding];
  const sizes = characters.map((character) => (isGsm ? (EXTENDED.has(character) ? 2 : 1) : character.length));
  if (sizes.reduce((sum, size) => sum + size, 0) <= alone) return { encoding, count: 1 };
  let count = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > part) {
      count += 1;
      used = 0;
    }
    used += size;
  }
  return { encoding, count };
}

/** Typographic characters as typewriters have them: one of them would more than halve what a message holds. */
export function plainTypography(text: string): string {
  return text.replace(/[‘’‚′“”„«»–—−…\u00a0\u202f\u2009]/g, (character) => PLAIN[character] ?? ' ');
}

const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': ',',
  '′': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
};
