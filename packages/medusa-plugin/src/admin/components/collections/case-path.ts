/** The page of one case. */
export function casePath(id: string): string {
  return `/quittance?view=collections&case=${id}`;
}
