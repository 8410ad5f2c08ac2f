import type { PortalDocument } from '../flow/index.ts';
import type { FileFormat } from '../formats/index.ts';
import { wordsFor } from './words.ts';

/** What the page may do: show its own styles, run the one script whose nonce it names, and speak to where it came from. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'unsafe-inline'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * The document's own page with a bar above it from which its files are taken. Downloads are forms: what follows links to see whether they are
 * harmless sends none. The script tells once that the page lies before somebody's eyes.
 */
export function portalPage({ html, files, number, language, visit }: PortalDocument, nonce: string): string {
  const words = wordsFor(language);
  const buttons = files.map((file) => button(file, words.files[file], visit)).join('');
  const bar = `<nav class="portal" aria-label="${escaped(words.downloads)}"><p>${escaped(words.downloads)} ${escaped(number)}</p>${buttons}</nav>`;
  return html
    .replace(
      /<meta\s+http-equiv="Content-Security-Policy"[^>]*>/,
      '<meta name="robots" content="noindex, nofollow" /><meta name="referrer" content="no-referrer" />',
    )
    .replace('</style>', () => `${STYLE}</style>`)
    .replace('<body>', () => `<body>${bar}`)
    .replace('</body>', () => `<script nonce="${nonce}">${scriptFor(visit)}</script></body>`);
}

function button(file: FileFormat, label: string, visit: string): string {
  return `<form method="post" action="?file=${file}"><input type="hidden" name="visit" value="${visit}" /><button>${escaped(label)}</button></form>`;
}

const STYLE = `
.portal { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; max-width: 60rem; margin: 0 auto; padding: 1rem 1.5rem 0; }
.portal p { margin: 0; font-weight: 600; }
.portal button { font: inherit; color: #14532d; background: #fff; border: 1px solid #14532d; border-radius: .25rem; padding: .5rem .75rem; cursor: pointer; min-height: 2.75rem; }
.portal button:hover, .portal button:focus-visible { color: #fff; background: #14532d; }
@media print { .portal { display: none; } }
`;

/** The page was looked at when it was visible for some seconds: a preview, a prefetch or a scanner shows it to nobody. */
const scriptFor = (visit: string) => `(() => {
  let left = 3, told = false;
  const tick = setInterval(() => {
    if (document.visibilityState !== 'visible' || document.prerendering || --left > 0) return;
    clearInterval(tick);
    if (told) return;
    told = true;
    fetch('?seen', { method: 'POST', body: new URLSearchParams({ visit: '${visit}' }), keepalive: true });
  }, 1000);
})();`;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Nobody is told whether a link was ever good. */
export function closedPage(languages: string): string {
  const words = wordsFor(languages.slice(0, 2).toLowerCase());
  return `<!doctype html><html lang="${words.locale}"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="robots" content="noindex, nofollow" /><title>${escaped(words.closedTitle)}</title><style>body { font: 1rem/1.5 system-ui, sans-serif; color: #1b1f24; max-width: 40rem; margin: 4rem auto; padding: 0 1.5rem; }</style></head>
<body><main><h1>${escaped(words.closedTitle)}</h1><p>${escaped(words.closed)}</p></main></body></html>`;
}
