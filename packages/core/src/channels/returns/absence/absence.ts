import { anyOf } from '../any-of.ts';
import type { IsoDate } from '../../../model/index.ts';
import type { Substitute } from '../mail-report.ts';
import { firstOf, type Fields } from '../mime/fields.ts';
import { addressesIn, sameAddress } from '../report/address.ts';
import { dayOf, yearOf } from './day-of.ts';
import { returnDateIn } from './return-date.ts';

/** What an automatic answer tells of somebody's absence. */
export interface Absence {
  readonly returnDate?: IsoDate;
  readonly substitute?: Substitute;
  readonly noLongerThere: boolean;
}

/** `own` are the addresses of the absent person and of ourselves: neither can stand in. */
export function absenceIn(text: string, today: IsoDate | undefined, own: readonly string[]): Absence {
  const said = withoutQuotes(text);
  const returnDate = today === undefined ? undefined : returnDateIn(said, today);
  const substitute = substituteIn(said, own);
  return {
    noLongerThere: GONE.test(said.slice(0, 4000)),
    ...(returnDate !== undefined && { returnDate }),
    ...(substitute !== undefined && { substitute }),
  };
}

/** The answered mail, where it is quoted, says nothing of the one who answers. */
function withoutQuotes(text: string): string {
  const end = text.search(
    /^[ \t]*(?:-{2,} ?(?:original message|urspr[üu]ngliche nachricht|message d.origine|mensaje original|messaggio originale|oorspronkelijk bericht|oryginalna)|_{20,}|>)/im,
  );
  return end <= 0 ? text : text.slice(0, end);
}

const ASK = anyOf(
  'contact|reach|turn to|e-?mail|write|refer|forward|urgen|immediate|assist|in my absence|meantime',
  'wenden|kontakt|vertret|dringend|anfragen|ansprech|richten|schreiben|adress|urgence|absence|[ée]crire',
  'joindre|remplac|int[ée]rim|solliciter|contactar|dirij|urgencia|ausencia|escrib|sustitu|contatt|rivolg',
  'urgenz|assenza|scriv|sostitu|contact|spoed|dringend|wend|vervang|mail|kontakt|pilny|piln|zast[ęe]p',
  'prosz|sprawach',
);

function substituteIn(text: string, own: readonly string[]): Substitute | undefined {
  const said = text.slice(0, 4000).replace(/\s+/g, ' ');
  const address = addressesIn(said).find(
    (found) => !own.some((other) => sameAddress(other, found)) && isAsked(said, found),
  );
  const at = address === undefined ? undefined : said.indexOf(address);
  const name = nameIn(at === undefined ? said : said.slice(Math.max(0, at - 120), at));
  if (address === undefined && name === undefined) return undefined;
  return { ...(address !== undefined && { address }), ...(name !== undefined && { name }) };
}

function isAsked(text: string, address: string): boolean {
  const at = text.indexOf(address);
  return ASK.test(text.slice(Math.max(0, at - 200), at + address.length + 60)) && !/no-?reply/i.test(address);
}

const TITLE =
  '(?:(?:Mr|Mrs|Ms|Dr|Herrn?|Frau|Monsieur|Madame|Mme|M|Sr|Sra|Señora?|Sig|Signora?|Dott|Dhr|Mevr|Mw|Pani?|Panem|Panią|Panu|colleague|Kolleg(?:e|en|in)|collègue|colega|collega)\\.? )?';
const NAME = `${TITLE}((?:\\p{Lu}[\\p{L}’'-]+ ){1,3}\\p{Lu}[\\p{L}’'-]+)`;
const NAMED = new RegExp(
  `(?:[Cc]ontact(?:er)?|[Rr]each(?: out to)?|[Tt]urn to|colleague|an meine (?:Kollegin|Vertretung)|(?:meinen|mein|an) (?:Kollegen|Kollege|Vertreter)|wenden Sie sich (?:bitte )?an|[Aa]nsprechpartner(?:in)? ist|[Vv]ertretung (?:ist|übernimmt|durch)|à|adresser à|contacter|[Cc]ontactar (?:a|con)|[Dd]ir[ií]jase a|rivolger[ses]i a|contattare|contact opnemen met|wenden tot|kontakt z|zastępuje mnie|an)[ :,]+${NAME}`,
  'u',
);

function nameIn(text: string): string | undefined {
  return NAMED.exec(text)?.[1]?.trim();
}

const GONE = anyOf(
  String.raw`no longer (?:with|work\w*|employed|at|part of|in (?:use|service)|monitored|active)`,
  String.raw`(?:has|have) left (?:the )?(?:company|organi[sz]ation|firm|business|us)\b|left the company`,
  '(?:is|am) not (?:with|employed by|working (?:at|for)) .{0,30}any ?(?:more|longer)',
  'no longer (?:a member|an employee)',
  String.raw`nicht mehr (?:im unternehmen|(?:f[üu]r|bei) (?:\S+ ){1,6}(?:t[äa]tig|besch[äa]ftigt|angestellt|arbeit\w*)|in (?:unserem|diesem) (?:haus|unternehmen)|t[äa]tig|besch[äa]ftigt|aktiv|in gebrauch)`,
  '(?:das )?unternehmen verlassen|aus(?: dem unternehmen)? ausgeschieden|ausgeschieden',
  'ne (?:travaille|fait|fais) plus (?:partie|chez|pour|dans|au|[àa]|ici)',
  String.raw`n['’]est plus (?:dans|parmi|chez|en poste|salari|utilis|employ)|a quitt[ée] (?:la|l['’]|notre|le|ses)`,
  'ya no (?:trabaj[oa]|forma parte|est[áa] (?:en|con)|pertenece)|ha dejado (?:la|de trabajar|nuestra)',
  String.raw`non (?:lavor[oa]|fa|collabora) pi[ùu]|ha lasciato (?:l['’]|la|il)`,
  '(?:werkt|ben|is) niet (?:langer|meer) (?:bij|voor|werkzaam|in dienst|actief)',
  'niet (?:langer|meer) (?:werkzaam|in dienst)|heeft (?:ons|het) (?:bedrijf )?verlaten|uit dienst',
  'nie pracuj[eę]|ju[żz] nie (?:pracuj[eę]|jest)',
  String.raw`(?:zako[ńn]czy[łl]\w*|odesz[łl]\w*) (?:prac|wsp[óo][łl]prac|z firmy)`,
);

/** The calendar day of a Date field, where it was written: `Mon, 15 Nov 2010 19:32:07 -0800` is the 15th. `undefined` where that is no day. */
export function dayOfDate(fields: Fields): IsoDate | undefined {
  const [, day = '', name = '', year = ''] =
    /(\d{1,2})[ -](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*[ -](\d{4}|\d{2})\b/i.exec(
      firstOf(fields, 'date'),
    ) ?? [];
  if (day === '') return undefined;
  const month = 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(name.toLowerCase()) / 3 + 1;
  return dayOf(yearOf(year), month, Number(day));
}
