/** The look of the admin: colours, distances and type of Polaris, for all stand-ins and the page around them. */
export const TOKENS = `
:root{--ink:#303030;--subdued:#616161;--line:#e3e3e3;--surface:#fff;--canvas:#f1f1f1;--fill:#f7f7f7;--strong:#ebebeb;
--link:#005bd3;--critical:#8e0b21;--critical-fill:#fee9e8;--warning:#5e4200;--warning-fill:#fff1e3;--caution-fill:#fff8db;--caution:#4f4700;--success:#0c5132;
--success-fill:#cdfee1;--info:#003a5a;--info-fill:#eaf4ff;--focus:#005bd3;
--font:Inter,-apple-system,BlinkMacSystemFont,"San Francisco","Segoe UI",Roboto,"Open Sans","Helvetica Neue",sans-serif}
html{background:var(--canvas)} body{margin:0;font:450 13px/20px var(--font);color:var(--ink);-webkit-font-smoothing:antialiased}`;

const SIZES: readonly (readonly [name: string, px: number])[] = [
  ['none', 0],
  ['small-500', 2],
  ['small-400', 2],
  ['small-300', 4],
  ['small-200', 8],
  ['small-100', 10],
  ['small', 12],
  ['base', 16],
  ['large', 20],
  ['large-100', 24],
  ['large-200', 28],
  ['large-300', 32],
  ['large-400', 40],
  ['large-500', 48],
];

/** One rule per step of the scale, e.g. of a gap. */
export function steps(attribute: string, property: string, target = ''): string {
  return SIZES.map(([name, px]) => `:host([${attribute}="${name}"])${target}{${property}:${px}px}`).join('');
}

export const BOX = `:host{display:block}
:host([display="none"]){display:none}
${steps('padding', 'padding')}${steps('paddingblock', 'padding-block')}${steps('paddinginline', 'padding-inline')}
${steps('paddingblockstart', 'padding-block-start')}${steps('paddingblockend', 'padding-block-end')}
:host([border="base"]){border:1px solid var(--line)}
:host([borderradius="base"]){border-radius:8px} :host([borderradius="large"]){border-radius:12px} :host([borderradius="small"]){border-radius:4px}
:host([background="base"]){background:var(--surface)} :host([background="subdued"]){background:var(--fill)} :host([background="strong"]){background:var(--strong)}
:host([overflow="hidden"]){overflow:hidden}`;

const LENGTHS = ['blocksize', 'minblocksize', 'maxblocksize', 'inlinesize', 'mininlinesize', 'maxinlinesize'] as const;
const PROPERTIES = {
  blocksize: 'block-size',
  minblocksize: 'min-block-size',
  maxblocksize: 'max-block-size',
  inlinesize: 'inline-size',
  mininlinesize: 'min-inline-size',
  maxinlinesize: 'max-inline-size',
} as const;

/** Lengths stand in attributes as CSS writes them. */
export function applyLengths(element: HTMLElement): void {
  for (const name of LENGTHS) element.style.setProperty(PROPERTIES[name], element.getAttribute(name) ?? '');
}
