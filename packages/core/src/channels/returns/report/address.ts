/** An address as reports write it, anywhere in a text: also without a dot in its domain, and with a quoted local part. */
export const ADDRESS =
  /(?:"[^"\n@]{1,64}"|[^\s<>()[\]{}:;,"'|\\@]{1,128})@(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)(?:\.[a-z0-9_-]+)*/i;

const ANY = new RegExp(ADDRESS.source, 'gi');

/** The first address of a text, as it is written there. */
export function addressIn(text: string): string | undefined {
  const found = ADDRESS.exec(text.slice(0, 2048))?.[0];
  return found === undefined ? undefined : cleaned(found);
}

export function addressesIn(text: string): readonly string[] {
  return [...text.slice(0, 16_384).matchAll(ANY)].map(([found]) => cleaned(found));
}

/** Marks that begin an address in a report, and are none of its characters. */
const cleaned = (address: string): string =>
  address.replace(/^(?:rfc822;|smtp[:=]|mailto:|(?!=\?)[*=/.!-]+)+/i, '').replace(/[.-]+$/, '');

export function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Whether a machine writes under this address. */
export function isDaemon(address: string): boolean {
  return /^(?:mailer-?daemon|mail-?daemon|post[_-]?ma[si]ter|poostmaster|mdaemon|mail[._-]?delivery[._-]?(?:sub)?(?:system|service)?|mmdf|smtpd?|nobody|bounces?|microsoftexchange[0-9a-f]{16,}|ndr|e500_smtp_mail_service)(?:@|$)/i.test(
    address,
  );
}
