import { isFrenchTerritory } from '../../model/index.ts';

/** Points of a millimetre. */
export const MM = 72 / 25.4;

/** Places on the page in millimetres from its upper left corner. */
export interface Zone {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PageLayout {
  /** What the window shows wherever the sheet slides in the envelope: the recipient's address stands within. */
  readonly window: Zone;
  /** The small line with the sender's address above it, within the window too; absent where there is no room for one. */
  readonly returnLine?: Zone;
  readonly sender: Zone;
  readonly dateLine: Zone;
  /** Where the subject begins. */
  readonly body: number;
  /** Where the sheet is folded, from the top. */
  readonly folds: readonly number[];
}

/**
 * France: DL (220 x 110 mm) with a window of 100 x 35 or 45 mm, 20 mm from the right and 20 mm from below, and C5 (229 x 162 mm) with one of
 * 100 x 45 mm, 20 mm from the right and 60 mm from below. The sheet, in thirds or folded once, has 10 to 19 mm of play to the side and 11 to
 * 13.5 mm up and down; this zone is behind all three windows wherever it slides. Lines of the address after NF Z 10-011.
 */
const RIGHT: PageLayout = {
  window: { x: 109, y: 57, width: 81, height: 22 },
  sender: { x: 20, y: 15, width: 80, height: 35 },
  dateLine: { x: 109, y: 90, width: 81, height: 6 },
  body: 104,
  folds: [99, 198],
};

/** DIN 5008, form B: address field 85 x 45 mm, 20 mm from the left and 45 mm from the top, its upper 17.7 mm for the return address. */
const LEFT: PageLayout = {
  window: { x: 25, y: 62.7, width: 80, height: 27.3 },
  returnLine: { x: 25, y: 58, width: 80, height: 4 },
  sender: { x: 120, y: 15, width: 75, height: 35 },
  dateLine: { x: 125, y: 90, width: 70, height: 6 },
  body: 104,
  folds: [105, 210],
};

export const LAYOUTS = { right: RIGHT, left: LEFT } as const;
export type WindowSide = keyof typeof LAYOUTS;

/** Windows are on the right in France and its territories, Belgium and Italy; on the left in the German-speaking countries and elsewhere. */
export function windowSideOf(country: string): WindowSide {
  return isFrenchTerritory(country) || RIGHT_HANDED.has(country) ? 'right' : 'left';
}

const RIGHT_HANDED: ReadonlySet<string> = new Set(['BE', 'CH', 'ES', 'IT', 'LU', 'PT']);
