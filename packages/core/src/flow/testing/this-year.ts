/** The year by the calendar of the sample merchants: for tests in which the clock is the machine's. */
export function thisYear(): string {
  return new Date().toLocaleDateString('en', { year: 'numeric', timeZone: 'Europe/Paris' });
}

/** The number of this year's n-th invoice. */
export function invoiceNumber(n: number): string {
  return numberIn('F', n);
}

/** The number of this year's n-th credit note. */
export function creditNoteNumber(n: number): string {
  return numberIn('A', n);
}

function numberIn(series: string, n: number): string {
  return `${series}${thisYear()}-${String(n).padStart(5, '0')}`;
}
