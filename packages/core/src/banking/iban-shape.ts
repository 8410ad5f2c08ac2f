/** Whether a text is written as an IBAN is. Check digits do not count: what a bank tells as an account is one. */
export const looksLikeIban = (text: string | undefined): text is string =>
  /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(text ?? '');
