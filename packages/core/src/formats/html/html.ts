/** Text that is HTML already. */
export interface Html {
  readonly source: string;
}

type Value = string | Html | readonly Html[];

/** A template in which every text is escaped: only what is made of such templates is taken as HTML. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  let source = parts[0] ?? '';
  values.forEach((value, index) => (source += sourceOf(value) + (parts[index + 1] ?? '')));
  return { source };
}

export const render = ({ source }: Html): string => source;

function sourceOf(value: Value): string {
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
  return 'source' in value ? value.source : value.map(render).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
