/** A pattern for what is said in one of several ways, whatever the case: a long list of stems is read line by line. */
export function anyOf(...alternatives: readonly string[]): RegExp {
  return new RegExp(alternatives.join('|'), 'i');
}
