/** The DOM id of a field's control, so that labels, hints and the jump to the first error find it. */
export function fieldId(path: string): string {
  return `quittance-${path.replaceAll('.', '-')}`;
}
