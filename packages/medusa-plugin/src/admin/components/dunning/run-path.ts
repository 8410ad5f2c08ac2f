/** The page of one run. */
export function runPath(id: string): string {
  return `/quittance?view=dunning&run=${id}`;
}
