import type { Style } from './sheet.ts';

/** Colours as `#rrggbb`. Text keeps a contrast of at least 4.5 to 1 on white (WCAG AA) with the default ones. */
export interface Colours {
  readonly accent?: string;
  readonly text?: string;
  readonly muted?: string;
}

/** The few styles the page is made of. */
export interface Theme {
  readonly accent: string;
  readonly line: string;
  readonly band: string;
  readonly title: Style;
  readonly brand: Style;
  readonly heading: Style;
  readonly label: Style;
  readonly text: Style;
  readonly strong: Style;
  readonly small: Style;
  readonly total: Style;
}

export function themeOf({ accent = '#1f3d5c', text = '#1b1f24', muted = '#5a626c' }: Colours = {}): Theme {
  return {
    accent,
    line: '#d7dce1',
    band: '#eef2f6',
    title: { face: 'bold', size: 20, colour: accent },
    brand: { face: 'bold', size: 13, colour: text },
    heading: { face: 'bold', size: 8, colour: accent },
    label: { face: 'regular', size: 7.5, colour: muted },
    text: { face: 'regular', size: 8.5, colour: text },
    strong: { face: 'bold', size: 8.5, colour: text },
    small: { face: 'regular', size: 7.5, colour: muted },
    total: { face: 'bold', size: 11, colour: accent },
  };
}
