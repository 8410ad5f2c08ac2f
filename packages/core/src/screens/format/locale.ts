/**
 * The BCP 47 tag of a language of the admin: the dashboard writes `enGB` and `ptBR`, `Intl` wants `en-GB` and `pt-BR`.
 * An unknown or malformed one falls back to English, never to an exception in the middle of a page.
 */
export function localeOf(language: string | undefined): string {
  const tag = (language ?? 'en').replace(/^([a-z]{2,3})[-_]?([A-Z]{2})$/, '$1-$2');
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
