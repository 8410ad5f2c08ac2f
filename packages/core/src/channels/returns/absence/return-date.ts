import { addDays, type IsoDate } from '../../../model/index.ts';
import { daysIn, type NamedDay } from './dates-in.ts';

/**
 * The first day on which somebody is back, as an out-of-office text tells it in English, French, German, Spanish, Italian, Dutch or Polish.
 *
 * "Back on", "à partir du", "ab dem" name that day; "until", "jusqu'au", "bis zum" name the last day of the absence, and the answer is the day after:
 * people mean both by "until", and one day later disturbs nobody. `undefined` where no day to come is told.
 */
export function returnDateIn(text: string, today: IsoDate): IsoDate | undefined {
  const said = text
    .slice(0, 6000)
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ');
  const days = daysIn(said, today);
  const told = days
    .map((named, index) => ({ named, role: roleOf(said, named, days[index - 1]) }))
    .filter(({ named }) => named.day >= today);
  const back = told.find(({ role }) => role === 'back');
  if (back !== undefined) return back.named.day;
  const last = told.find(({ role }) => role === 'last');
  return last === undefined ? undefined : addDays(last.named.day, 1);
}

type Role = 'back' | 'last' | 'none';

function roleOf(text: string, { start, end }: NamedDay, before: NamedDay | undefined): Role {
  const lead = text.slice(Math.max(0, start - 48), start);
  const after = sentenceAfter(text, end);
  if (UNTIL.test(lead)) return BACK_ONLY.test(lead) ? 'back' : 'last';
  if (BACK.test(lead) || BACK_BEHIND.test(after)) return 'back';
  if (endsRange(text, start, before) || NAMES_RANGE.test(text.slice(start, end))) return 'last';
  if (!FROM.test(lead) || RANGE_FOLLOWS.test(after)) return 'none';
  const sooner = sentenceBefore(text, start);
  const near = `${sooner.split(NEXT_CLAUSE).at(-1) ?? ''} ${after.split(NEXT_CLAUSE)[0] ?? ''}`;
  if (RETURNS.test(near)) return 'back';
  return !LEAVES.test(near) && RETURNS.test(`${sooner} ${after}`) ? 'back' : 'none';
}

/** What stands between the marks of a sentence before and behind a place; a dot within a date is none. */
function sentenceBefore(text: string, start: number): string {
  return (
    text
      .slice(Math.max(0, start - 120), start)
      .split(/[!?;]|\.(?= [^\d])/)
      .at(-1) ?? ''
  );
}

function sentenceAfter(text: string, end: number): string {
  return text.slice(end, end + 80).split(/[!?;]|\.(?= |$)/)[0] ?? '';
}

/** `1 to 12 March`, `vom 1. bis 12. März`, `12.03. - 20.03.`, `between … and …`. */
function endsRange(text: string, start: number, before: NamedDay | undefined): boolean {
  const lead = text.slice(Math.max(0, start - 24), start);
  if (before !== undefined && before.end <= start && start - before.end < 14)
    return /^[ ,.]*(?:-|–|—|to|bis|au|al|tot|do|and|und|et|y|e|en|a)(?: (?:the|zum|den|el|il|met))? ?$/.test(
      text.slice(before.end, start),
    );
  return /\b\d{1,2}(?:st|nd|rd|th|er|º|\.)? ?(?:-|–|to|bis(?: zum)?|au|al|tot|do|till|until|t\/m) ?$/.test(lead);
}

const UNTIL =
  /(?:\b(?:until|till|til|through|thru|up to|until and including|untill)|\bbis(?: (?:zum|einschlie(?:ß|ss)lich|einschl\.?|inkl\.?|inklusive|und mit|am|den|voraussichtlich))*|\bjusqu['’]?(?:au|à|a|e)?(?: (?:le|au))?|\bhasta(?: el)?(?: d[íi]a)?|\b(?:fino|sino)(?: a(?:l|lla)?)?|\btot(?: en met| aan)?|\bt\/m|\bdo(?: dnia)?)(?: (?:and including|incl\.?|inclusive|around|about|the|der|dem|including|approximately|ca\.?|le|el|il|al|giorno))* ?$/;
/** "not … before/until", "erst bis": the day itself. */
const BACK_ONLY =
  /not (?:be )?(?:back|return\w*|available|in the office)(?: \S+){0,4} (?:until|till|before)(?: the)? ?$|(?:will not|won.t|nicht) (?:return|be back|zur[üu]ck)[^.]{0,20}(?:until|till|bis)(?: \S+)? ?$/;
const BACK =
  /(?:\b(?:back|return(?:ing|s)?|resum\p{L}+)[^.!?]{0,30}?(?: on| from| by| in)?(?: the)?|\bnot before|\b(?:de retour|retour|reprendrai|reviens|reviendrai|rentrerai)[^.!?]{0,24}?(?: le| au| du)?|\b(?:zur[üu]ck|wieder (?:da|im b[üu]ro|im haus|erreichbar|anwesend|im dienst|f[üu]r sie da|im einsatz))[^.!?]{0,20}?(?: am| ab| ab dem| sein am)?|\b(?:regres\p{L}+|vuelv\p{L}+|volver[ée]|de vuelta|reincorpor\p{L}+|me incorporo)[^.!?]{0,24}?(?: el)?|\b(?:rientr\p{L}+|torn(?:o|er[òo]|iamo)|di ritorno|di nuovo (?:in ufficio|disponibile))[^.!?]{0,24}?(?: il| dal)?|\b(?:terug|weer (?:aanwezig|bereikbaar|op kantoor|beschikbaar|terug))[^.!?]{0,16}?(?: op| vanaf)?|\b(?:wrac\p{L}+|wr[óo]c\p{L}+|powr[óo]t\p{L}*|z powrotem)[^.!?]{0,20}?(?: dnia| w)?) ?$/u;
const FROM =
  /(?:\bon|\bam|\ble|\bel|\bil|\bop|\bdnia|\bden|\b(?:from|as of|as from|starting|beginning|after|on)|\b(?:wieder )?(?:ab|am|nach)(?: dem| den)?|(?:à|a) (?:partir|compter) du|d[èe]s(?: le)?|\ble|\b(?:a partir del?|desde el|el)|\b(?:a partire dal(?:la)?|dal(?:la)?|il)|\b(?:vanaf|per|op)|\bod(?: dnia)?)(?: the)? ?$/;
/** `… ben 5 april terug`, `… 20. April zurück`. */
const BACK_BEHIND =
  /^,? ?(?:terug|weer (?:terug|aanwezig|op kantoor|bereikbaar)|zur[üu]ck|wieder (?:da|im|erreichbar|zur[üu]ck|f[üu]r)|de retour|di ritorno|de vuelta|z powrotem)/;
/** `March 10-31`. */
const NAMES_RANGE = /[^\d\s.,-]+\.? (?:the )?\d{1,2}(?:st|nd|rd|th)? ?(?:-|–|to) ?\d/;
const RETURNS =
  /\b(?:back|return\w*|again|available|reply|respond|answer|resume|in the office)\b|wieder|zur[üu]ck|erreichbar|verf[üu]gung|beantwort|bearbeit|antwort|retour|joignable|disponible|r[ée]pond|traite|reprend|nouveau|contest|responder|respuesta|vuelv|regres|incorpor|nuevo|rispond|rientr|torn|raggiungibil|disponibil|ritorno|nuovo|weer|terug|bereikbaar|beantwoord|beschikbaar|antwoord|odpowi|odpis|wr[óo]c|wrac|dost[ęe]pn|ponownie|powr/;
const LEAVES =
  /\b(?:out|away|absent|leave|leaving|vacation|holiday)\b|abwesend|urlaub|cong|absen|vacacion|ferie|afwezig|vakantie|nieobecn|urlop/;
const NEXT_CLAUSE = /,| (?:and|und|et|y|e|en|i) /;
const RANGE_FOLLOWS = /^[ ,.]*(?:-|–|—|to|until|till|through|bis|au|al|hasta|fino|tot|t\/m|do)\b/;
