const LINE_ENDS = /^\/?(?:p|div|br|tr|table|li|ul|ol|h[1-6]|pre|hr|blockquote|td)\b/i;
const UNSEEN = /^(?:script|style)\b/i;
/** What reports write without care: an address in angle brackets. */
const BARE_ADDRESS = /^[^\s<>="]{1,64}@[^\s<>="/]{1,253}$/;

/** What a person reads of an HTML text: one pass over it, since broken markup must not cost more than sound markup. */
export function textOfHtml(html: string): string {
  const lower = html.toLowerCase();
  let text = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) return text + entities(html.slice(at));
    text += entities(html.slice(at, open));
    const close = html.startsWith('<!--', open) ? html.indexOf('-->', open) + 2 : html.indexOf('>', open);
    if (close <= open) return text;
    const tag = html.slice(open + 1, Math.min(close, open + 320));
    if (BARE_ADDRESS.test(tag)) text += `<${tag}>`;
    if (LINE_ENDS.test(tag)) text += '\n';
    at = UNSEEN.test(tag) ? endOf(lower, tag, close) : close + 1;
  }
  return text;
}

/** Where what is not seen ends: at its closing tag, else with the text. */
function endOf(lower: string, tag: string, from: number): number {
  const end = lower.indexOf(`</${/^\w+/.exec(tag)?.[0].toLowerCase() ?? ''}`, from);
  return end === -1 ? lower.length : end;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function entities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
      return code > 0 && code < 0x11_0000 ? String.fromCodePoint(code) : whole;
    },
  );
}
