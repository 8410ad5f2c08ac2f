/** The status code (RFC 3463) of a failure that a text states: the one beside the reply code of a server, else the first that says something. */
export function statusIn(text: string): string | undefined {
  const answered = /(?<![\d.])[45]\d\d[ -]['"]?#?([45]\.[0-7]\.\d{1,3})(?![\d.]\d)/.exec(text.slice(0, 4096))?.[1];
  if (answered !== undefined && !isVague(answered)) return answered;
  const found = [...text.slice(0, 4096).matchAll(/(?<![\d.v/\w])([245]\.[0-7]\.\d{1,3})(?![\d.]\d)/gi)].map(
    ([, code = '']) => code,
  );
  return (
    found.find((code) => !code.startsWith('2') && !isVague(code)) ??
    found.find((code) => !code.startsWith('2')) ??
    found[0]
  );
}

/** Codes that stand for anything. */
export function isVague(status: string): boolean {
  return /\.0\.0$|^4\.4\.7$/.test(status);
}

/** The SMTP reply code of a failure that a text states. */
export function replyCodeIn(text: string): string | undefined {
  const said = text.slice(0, 4096);
  return (
    /(?<![\d.\w:-])([45][0-5]\d)(?=[ \-:#,]|$)/m.exec(said)?.[1] ??
    /(?<![\d.\w:-])(25[0-3])(?=[ \-:]|$)/m.exec(said)?.[1]
  );
}

/** Of a status field and what the words state, the one that says more: general codes give way, as does 5.1.1 to any other permanent code. */
export function preferred(field: string | undefined, words: string | undefined): string | undefined {
  if (field === undefined || words === undefined) return field ?? words;
  if (isVague(field)) return isVague(words) ? field : words;
  if (isVague(words) || field === words) return field;
  if (/\.0(?:$|\.)/.test(field) && !/\.0(?:$|\.)/.test(words)) return words;
  if (field === '4.7.0' || field.startsWith('5.3.') || /^.\.5\.[1245]$/.test(field)) return words;
  if (field === '5.1.1' && !/\.0/.test(words) && !words.startsWith('5.5.')) return words;
  return field;
}
