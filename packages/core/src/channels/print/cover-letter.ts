import type { Element, Faces, Sheet, Style } from '../../formats/pdf/index.ts';
import type { PrintLetter } from '../port.ts';
import { type Column, printBlocks, STYLES } from './blocks.ts';
import { MM, type PageLayout, type Zone } from './window.ts';

const BODY: Column = { x: 20 * MM, width: 170 * MM };
/** Sizes that are tried until the address fits its zone; La Poste and Deutsche Post read from 8 points on. */
const ADDRESS_SIZES = [10, 9.5, 9, 8.5, 8] as const;
const ADDRESS_LEADING = 1.15;
const ABOVE_CAPITALS = 0.3;

export type AddressStyle = Style & { readonly leading: number };

/** The style and leading in which the address fits into the zone; nothing when it does in none. */
export function addressStyle({ regular }: Faces, lines: readonly string[], zone: Zone): AddressStyle | undefined {
  const widest = Math.max(...lines.map((line) => regular.width(line))) / 1000;
  for (const size of ADDRESS_SIZES) {
    const leading = size * ADDRESS_LEADING;
    const fits = widest * size <= zone.width * MM && lines.length * leading <= zone.height * MM;
    if (fits) return { ...STYLES.text, size, leading };
  }
  return undefined;
}

/** The first page of a letter, and as many as its text takes. The sheet stands on an empty page. */
export function printCoverLetter(
  sheet: Sheet,
  element: Element,
  letter: PrintLetter,
  layout: PageLayout,
  address: {
    readonly lines: readonly string[];
    readonly style: AddressStyle;
    readonly sender: readonly string[];
  },
): void {
  const { window, returnLine, sender, dateLine } = layout;
  printLines(sheet, element, [letter.sender.name, ...address.sender], { ...STYLES.small, leading: 11 }, sender);
  if (returnLine !== undefined) printReturnLine(sheet, element, [letter.sender.name, ...address.sender], returnLine);
  // A face is higher than its capitals: the first line's stand at the top of the zone, so that the last one's tails are within it too.
  const raised = (address.style.size * ABOVE_CAPITALS) / MM;
  printLines(sheet, element, address.lines, address.style, { ...window, y: window.y - raised });
  sheet.write(element, 'P', letter.dateLine, STYLES.text, boxOf(dateLine));
  sheet.y = layout.body * MM;
  // Letters begin with their own heading; a subject above it would say the same.
  const isHeaded = letter.blocks[0]?.kind === 'heading';
  const blocks = isHeaded ? letter.blocks : [{ kind: 'heading', text: letter.subject } as const, ...letter.blocks];
  printBlocks(sheet, element, blocks, BODY);
}

const boxOf = ({ x, y, width }: Zone) => ({ x: x * MM, y: y * MM, width: width * MM });

function printLines(sheet: Sheet, parent: Element, lines: readonly string[], style: AddressStyle, zone: Zone): void {
  const element = sheet.element(parent, 'P');
  const box = boxOf(zone);
  lines.forEach((line, index) =>
    element.add(() => sheet.line(line, style, { ...box, y: box.y + index * style.leading })),
  );
}

/** The sender on one line in small type, for the post to send it back by; what does not fit is cut at a comma. */
function printReturnLine(sheet: Sheet, parent: Element, parts: readonly string[], zone: Zone): void {
  const style = { ...STYLES.mark, size: 7 };
  let line = '';
  for (const part of parts) {
    const longer = line === '' ? part : `${line} · ${part}`;
    if (sheet.widthOf(longer, style) > zone.width * MM) break;
    line = longer;
  }
  printLines(sheet, parent, [line], { ...style, leading: 8 }, zone);
}
