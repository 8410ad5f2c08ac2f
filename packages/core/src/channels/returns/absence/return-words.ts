/** The words around a day that tell what it is, in lower case, language by language: en, de, fr, es, it, nl, pl. */

const ending = (...words: readonly string[]): RegExp => new RegExp(`(?:${words.join('|')})$`, 'u');
const anywhere = (...words: readonly string[]): RegExp => new RegExp(words.join('|'), 'u');

const INCLUSIVE =
  '(?: (?:and including|including|incl\\.?|inclusive|around|about|approximately|ca\\.?|the|der|dem|le|el|il|al|giorno))* ?';

/** Behind these comes the last day of an absence. */
export const UNTIL = ending(
  `\\b(?:until|till|til|untill|through|thru|up to)${INCLUSIVE}`,
  `\\bbis(?: (?:zum|einschlie(?:ß|ss)lich|einschl\\.?|inkl\\.?|inklusive|und mit|am|den|voraussichtlich))*${INCLUSIVE}`,
  `\\bjusqu['’]?(?:au|à|a|e)?(?: (?:le|au))?${INCLUSIVE}`,
  `\\bhasta(?: el)?(?: d[íi]a)?${INCLUSIVE}`,
  `\\b(?:fino|sino)(?: a(?:l|lla)?)?${INCLUSIVE}`,
  `(?:\\btot(?: en met| aan)?|\\bt\\/m)${INCLUSIVE}`,
  `\\bdo(?: dnia)?${INCLUSIVE}`,
);

/** "I will not be back until": the day itself. */
export const NOT_BEFORE = ending(
  'not (?:be )?(?:back|return\\w*|available|in the office)(?: \\S+){0,4} (?:until|till|before)(?: the)? ?',
  '(?:will not|won.t|nicht) (?:return|be back|zur[üu]ck)[^.]{0,20}(?:until|till|bis)(?: \\S+)? ?',
);

/** Behind these comes the day of the return. */
export const BACK = ending(
  '\\b(?:back|return(?:ing|s)?|resum\\p{L}+)[^.!?]{0,30}?(?: on| from| by| in)?(?: the)? ?',
  '\\bnot before ?',
  '\\b(?:zur[üu]ck|wieder (?:da|im b[üu]ro|im haus|erreichbar|anwesend|im dienst|f[üu]r sie da|im einsatz))[^.!?]{0,24}? ?',
  '\\b(?:de retour|retour|reprendrai|reviens|reviendrai|rentrerai)[^.!?]{0,24}? ?',
  '\\b(?:regres\\p{L}+|vuelv\\p{L}+|volver[ée]|de vuelta|reincorpor\\p{L}+|me incorporo)[^.!?]{0,24}? ?',
  '\\b(?:rientr\\p{L}+|torn(?:o|er[òo]|iamo)|di ritorno|di nuovo (?:in ufficio|disponibile))[^.!?]{0,24}? ?',
  '\\b(?:terug|weer (?:aanwezig|bereikbaar|op kantoor|beschikbaar|terug))[^.!?]{0,24}? ?',
  '\\b(?:wrac\\p{L}+|wr[óo]c\\p{L}+|powr[óo]t\\p{L}*|z powrotem)[^.!?]{0,24}? ?',
);

/** Before these stands the day of the return: `… ben 5 april terug`, `… 20. April zurück`. */
export const BACK_BEHIND =
  /^,? ?(?:zur[üu]ck|wieder (?:da|im|erreichbar|zur[üu]ck|f[üu]r)|de retour|de vuelta|di ritorno|terug|weer (?:terug|aanwezig|op kantoor|bereikbaar)|z powrotem)/;

/** Behind these comes the day on which something begins: the absence, or the return. */
export const FROM = ending(
  '\\b(?:from|as of|as from|starting|beginning|after|on)(?: the)? ?',
  '\\b(?:ab|am|nach|den)(?: dem| den)? ?',
  '(?:(?:à|a) (?:partir|compter) du|d[èe]s(?: le)?|\\ble) ?',
  '\\b(?:a partir del?|desde el|el) ?',
  '\\b(?:a partire dal(?:la)?|dal(?:la)?|il) ?',
  '\\b(?:vanaf|per|op) ?',
  '\\b(?:od|dnia)(?: dnia)? ?',
);

/** What somebody does who is there again. */
export const RETURNS = anywhere(
  '\\b(?:back|return\\w*|again|available|reply|respond|answer|resume|in the office)\\b',
  'wieder|zur[üu]ck|erreichbar|verf[üu]gung|beantwort|bearbeit|antwort',
  'retour|joignable|disponible|r[ée]pond|traite|reprend|nouveau',
  'contest|responder|respuesta|vuelv|regres|incorpor|nuevo',
  'rispond|rientr|torn|raggiungibil|disponibil|ritorno|nuovo',
  'weer|terug|bereikbaar|beantwoord|beschikbaar|antwoord',
  'odpowi|odpis|wr[óo]c|wrac|dost[ęe]pn|ponownie|powr',
);

/** What somebody is who is not. */
export const LEAVES = anywhere(
  '\\b(?:out|away|absent|leave|leaving|vacation|holiday)\\b',
  'abwesend|urlaub|cong|absen|vacacion|ferie|afwezig|vakantie|nieobecn|urlop',
);
