/** `BR-DE-23-a` of XRechnung is `DE-R-023-1` here. */
export function peppolId(id: string): string {
  if (id === 'BR-TMP-2') return 'DE-R-T02';
  const [, number = '', part] = /^BR-DE-(\d+)(?:-([ab]))?$/.exec(id) ?? [];
  return `DE-R-${number.padStart(3, '0')}${part === undefined ? '' : part === 'a' ? '-1' : '-2'}`;
}
