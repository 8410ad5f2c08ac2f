/** The remainder by 97 of letters and digits, letters counting from A = 10 to Z = 35 (ISO 7064 mod 97-10). */
export function mod97(text: string): number {
  let rest = 0;
  for (const character of text) {
    const value = parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
