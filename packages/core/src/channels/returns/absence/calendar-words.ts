/** The months as people write them in English, French, German, Spanish, Italian, Dutch and Polish, in lower case, with their abbreviations. */
const MONTHS: readonly string[] = [
  'january january’s jan janvier janv januar jänner jaenner enero ene gennaio gen januari stycznia styczeń styczen',
  'february feb février fevrier févr fevr februar feber febrero febbraio febr februari lutego luty',
  'march mar mars märz maerz mrz marzo maart mrt marca marzec',
  'april apr avril avr abril abr aprile kwietnia kwiecień kwiecien kwi',
  'may mai mayo maggio mag mei maja maj',
  'june jun juin juni junio giugno giu czerwca czerwiec cze',
  'july jul juillet juil juli julio luglio lug lipca lipiec lip',
  'august aug août aout agosto ago augustus sierpnia sierpień sierpien sie',
  'september sept sep septembre septiembre settembre set września wrzesnia wrzesień wrzesien wrz',
  'october oct octobre oktober okt octubre ottobre ott października pazdziernika październik paź paz',
  'november nov novembre noviembre listopada listopad lis',
  'december dec décembre decembre déc dezember dez diciembre dic dicembre grudnia grudzień grudzien gru',
];

/** Monday first. */
const WEEKDAYS: readonly string[] = [
  'monday mon lundi montag montags lunes lunedì lunedi maandag poniedziałek poniedzialek poniedziałku',
  'tuesday tue tues mardi dienstag martes martedì martedi dinsdag wtorek wtorku',
  'wednesday wed mercredi mittwoch miércoles miercoles mercoledì mercoledi woensdag środa środę środy sroda',
  'thursday thu thurs jeudi donnerstag jueves giovedì giovedi donderdag czwartek czwartku',
  'friday fri vendredi freitag viernes venerdì venerdi vrijdag piątek piatek piątku',
  'saturday sat samedi samstag sonnabend sábado sabado sabato zaterdag sobota sobotę soboty',
  'sunday sun dimanche sonntag domingo domenica zondag niedziela niedzielę niedzieli',
];

const numbered = (rows: readonly string[]): ReadonlyMap<string, number> =>
  new Map(rows.flatMap((row, index) => row.split(' ').map((word) => [word, index + 1] as const)));

const alternatives = (words: ReadonlyMap<string, number>): string =>
  [...words.keys()].toSorted((a, b) => b.length - a.length).join('|');

/** 1 to 12. */
export const monthNumbers = numbered(MONTHS);
/** 1 for Monday to 7 for Sunday. */
export const weekdayNumbers = numbered(WEEKDAYS);

/** For regular expressions over text in lower case, the longest first. */
export const MONTH = alternatives(monthNumbers);
export const WEEKDAY = alternatives(weekdayNumbers);
