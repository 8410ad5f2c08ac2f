import { addDays, type IsoDate } from '../../../model/index.ts';

/** An automatic answer that nobody ever sent, and what it says. */
export interface Answer {
  readonly language: string;
  readonly raw: Uint8Array;
  readonly returnDate: IsoDate;
  readonly substitute: string;
  readonly isGone: boolean;
}

interface Day {
  readonly weekday: string;
  readonly day: number;
  readonly month: string;
  readonly year: number;
  readonly iso: IsoDate;
}

interface Grammar {
  readonly months: string;
  readonly weekdays: string;
  readonly subjects: readonly string[];
  /** How a day is written. */
  readonly dates: readonly ((day: Day) => string)[];
  /** The last day of the absence is told. */
  readonly until: readonly string[];
  /** The day of the return is told. */
  readonly back: readonly string[];
  /** First and last day. */
  readonly range: readonly string[];
  readonly instead: readonly string[];
  readonly gone: readonly string[];
}

const dotted = ({ iso }: Day): string => iso.split('-').toReversed().join('.');
const slashed = ({ iso }: Day): string => iso.split('-').toReversed().join('/');

const GRAMMARS: Readonly<Record<string, Grammar>> = {
  en: {
    months: 'January February March April May June July August September October November December',
    weekdays: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
    subjects: ['Automatic reply: Invoice 4711', 'Out of Office: Invoice 4711', 'Re: Invoice 4711'],
    dates: [
      ({ day, month, year }) => `${day} ${month} ${year}`,
      ({ day, month }) => `${month} ${day}`,
      ({ weekday, day, month }) => `${weekday}, ${month} ${day}${day === 1 ? 'st' : 'th'}`,
      ({ weekday, day, month }) => `${weekday} ${day} ${month}`,
      ({ iso }) => iso,
    ],
    until: [
      'I am out of the office until @ with limited access to my e-mail.',
      'I’m on annual leave up to and including @.',
      'Thank you for your message. I will be away through @.',
    ],
    back: [
      'I am currently away and will be back in the office on @.',
      'I am on vacation, returning @.',
      'I am travelling. I will return on @ and answer then.',
      'Our office is closed and will be available again from @.',
    ],
    range: ['I will be out of office from # to @.', 'I am on leave # - @.'],
    instead: [
      'In urgent cases please contact Jane Miller (&).',
      'For immediate assistance, please e-mail my colleague John Smith at &.',
    ],
    gone: [
      'I no longer work at Example Ltd. Please write to &.',
      'Jane Miller has left the company. Please contact &.',
    ],
  },
  de: {
    months: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
    weekdays: 'Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag',
    subjects: ['Automatische Antwort: Rechnung 4711', 'Abwesenheitsnotiz: Rechnung 4711', 'AW: Rechnung 4711'],
    dates: [
      dotted,
      ({ day, month, year }) => `${day}. ${month} ${year}`,
      ({ iso }) => `${iso.slice(8)}.${iso.slice(5, 7)}.`,
      ({ weekday, day, month }) => `${weekday}, den ${day}. ${month}`,
    ],
    until: [
      'Ich bin bis zum @ nicht im Büro.',
      'Vielen Dank für Ihre Nachricht. Ich bin bis einschließlich @ im Urlaub.',
      'Bis @ bin ich nicht erreichbar.',
    ],
    back: [
      'Ich bin zurzeit nicht im Haus und ab dem @ wieder für Sie da.',
      'Ich bin im Urlaub. Am @ bin ich wieder im Büro.',
      'Ich bin derzeit abwesend und kehre am @ zurück.',
      'Ihre Nachricht beantworte ich ab @.',
    ],
    range: ['Ich bin vom # bis @ im Urlaub.', 'Vom # bis zum @ bin ich nicht im Büro.'],
    instead: [
      'In dringenden Fällen wenden Sie sich bitte an Frau Erika Muster, &.',
      'Bitte kontaktieren Sie in der Zwischenzeit meinen Kollegen unter &.',
    ],
    gone: [
      'Ich bin nicht mehr bei der Beispiel GmbH beschäftigt. Bitte wenden Sie sich an &.',
      'Frau Muster ist aus dem Unternehmen ausgeschieden. Bitte schreiben Sie an &.',
    ],
  },
  fr: {
    months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    weekdays: 'lundi mardi mercredi jeudi vendredi samedi dimanche',
    subjects: ['Réponse automatique : Facture 4711', 'Absence du bureau : Facture 4711', 'RE: Facture 4711'],
    dates: [
      slashed,
      ({ day, month, year }) => `${day === 1 ? '1er' : day} ${month} ${year}`,
      ({ weekday, day, month }) => `${weekday} ${day} ${month}`,
      ({ iso }) => `${iso.slice(8)}/${iso.slice(5, 7)}`,
    ],
    until: [
      'Je suis absent jusqu’au @ inclus.',
      'Je suis en congés jusqu’au @.',
      'Bonjour, je suis actuellement absente du bureau jusqu’au @.',
    ],
    back: [
      'Je suis en congés, de retour le @.',
      'Je suis absent du bureau. Je serai de retour le @.',
      'Actuellement absent, je répondrai à votre message à partir du @.',
      'Je suis en déplacement et à nouveau joignable dès le @.',
    ],
    range: ['Je suis absent du # au @.', 'Je serai en vacances du # au @ inclus.'],
    instead: [
      'En cas d’urgence, merci de contacter Marie Dupont : &.',
      'Vous pouvez joindre mon collègue à l’adresse &.',
    ],
    gone: [
      'Je ne travaille plus chez Exemple SA. Merci d’écrire à &.',
      'Mme Dupont a quitté la société. Veuillez contacter &.',
    ],
  },
  es: {
    months: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    weekdays: 'lunes martes miércoles jueves viernes sábado domingo',
    subjects: ['Respuesta automática: Factura 4711', 'Fuera de la oficina: Factura 4711', 'RE: Factura 4711'],
    dates: [
      slashed,
      ({ day, month, year }) => `${day} de ${month} de ${year}`,
      ({ weekday, day, month }) => `${weekday} ${day} de ${month}`,
    ],
    until: ['Estoy fuera de la oficina hasta el @.', 'Me encuentro de vacaciones hasta el @ inclusive.'],
    back: [
      'Estoy de vacaciones y vuelvo el @.',
      'Estaré ausente. Me reincorporo el @.',
      'Estoy de viaje; contestaré a partir del @.',
    ],
    range: ['Estaré de vacaciones del # al @.', 'Estaré fuera de la oficina desde el # hasta el @.'],
    instead: ['Para asuntos urgentes puede contactar con Ana García: &.', 'En mi ausencia, diríjase a &.'],
    gone: ['Ya no trabajo en Ejemplo SL. Escriba a &.', 'Ana García ya no forma parte de la empresa. Contacte con &.'],
  },
  it: {
    months: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
    weekdays: 'lunedì martedì mercoledì giovedì venerdì sabato domenica',
    subjects: ['Risposta automatica: Fattura 4711', 'Fuori sede: Fattura 4711', 'R: Fattura 4711'],
    dates: [
      slashed,
      ({ day, month, year }) => `${day} ${month} ${year}`,
      ({ weekday, day, month }) => `${weekday} ${day} ${month}`,
    ],
    until: ['Sono fuori ufficio fino al @.', 'Sarò assente fino al @ compreso.'],
    back: [
      'Sono in ferie e rientrerò il @.',
      'Sono assente. Tornerò in ufficio il @.',
      'Sono in trasferta, risponderò a partire dal @.',
    ],
    range: ['Sarò in ferie dal # al @.', 'Sono assente dal # al @.'],
    instead: ['Per urgenze contattare Anna Rossi: &.', 'In mia assenza potete rivolgervi a &.'],
    gone: [
      'Non lavoro più presso Esempio Srl. Scrivere a &.',
      'Anna Rossi non fa più parte dell’azienda. Contattare &.',
    ],
  },
  nl: {
    months: 'januari februari maart april mei juni juli augustus september oktober november december',
    weekdays: 'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
    subjects: ['Automatisch antwoord: Factuur 4711', 'Afwezig: Factuur 4711', 'RE: Factuur 4711'],
    dates: [
      ({ iso }) => iso.split('-').toReversed().join('-'),
      ({ day, month, year }) => `${day} ${month} ${year}`,
      ({ weekday, day, month }) => `${weekday} ${day} ${month}`,
    ],
    until: ['Ik ben afwezig tot en met @.', 'Ik ben met vakantie t/m @.'],
    back: [
      'Ik ben afwezig en op @ weer op kantoor.',
      'Ik ben op vakantie. Vanaf @ ben ik weer bereikbaar.',
      'Ik ben er even niet en ben @ terug.',
    ],
    range: ['Ik ben afwezig van # tot en met @.', 'Van # t/m @ ben ik met vakantie.'],
    instead: ['Voor spoed kunt u contact opnemen met Jan Jansen: &.', 'In dringende gevallen kunt u mailen naar &.'],
    gone: [
      'Ik ben niet meer werkzaam bij Voorbeeld BV. Mail naar &.',
      'Jan Jansen is uit dienst. Neem contact op met &.',
    ],
  },
  pl: {
    months: 'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
    weekdays: 'poniedziałek wtorek środa czwartek piątek sobota niedziela',
    subjects: ['Automatyczna odpowiedź: Faktura 4711', 'Nieobecność: Faktura 4711', 'Odp: Faktura 4711'],
    dates: [dotted, ({ day, month, year }) => `${day} ${month} ${year}`, ({ day, month }) => `${day} ${month}`],
    until: ['Jestem na urlopie do @.', 'Jestem nieobecny w biurze do dnia @.'],
    back: [
      'Jestem na urlopie, wracam @.',
      'Przebywam na urlopie. Wrócę do biura @.',
      'Jestem poza biurem; odpowiem od @.',
    ],
    range: ['Jestem na urlopie od # do @.', 'W dniach od # do @ jestem nieobecna.'],
    instead: [
      'W pilnych sprawach proszę o kontakt z Janem Kowalskim: &.',
      'Podczas mojej nieobecności proszę pisać na adres &.',
    ],
    gone: [
      'Już nie pracuję w firmie Przykład. Proszę pisać na &.',
      'Jan Kowalski nie pracuje w naszej firmie. Proszę o kontakt: &.',
    ],
  },
};

/** What an answering machine writes into its header: what RFC 3834 asks for, what Exchange or older ones write. */
const MARKS = [
  'Auto-Submitted: auto-replied',
  'Auto-Submitted: auto-generated\nX-Auto-Response-Suppress: All',
  'X-Autoreply: yes\nPrecedence: bulk',
  'Return-Path: <>',
  'Precedence: junk',
];

const SUBSTITUTE = 'stand.in@buyer.example';
const TODAY = '2026-03-03';

/** Every sentence of the grammar with every way to write a day, each with one of the days, subjects and marks in turn. */
export function answers(): readonly Answer[] {
  return Object.entries(GRAMMARS).flatMap(([language, grammar]) => [
    ...absences(language, grammar),
    ...departures(language, grammar),
  ]);
}

function absences(language: string, grammar: Grammar): readonly Answer[] {
  const kinds = [
    ...grammar.until.map((sentence) => ({ sentence, later: 1 })),
    ...grammar.back.map((sentence) => ({ sentence, later: 0 })),
    ...grammar.range.map((sentence) => ({ sentence, later: 1 })),
  ];
  return kinds.flatMap(({ sentence, later }, index) =>
    grammar.dates.map((write, form) => {
      const turn = index * grammar.dates.length + form;
      const told = addDays(TODAY, 13 + ((turn * 5) % 40));
      const text = sentence
        .replace('@', write(dayOf(told, grammar)))
        .replace('#', write(dayOf(addDays(TODAY, 2), grammar)));
      return answer(language, grammar, turn, text, addDays(told, later));
    }),
  );
}

function answer(language: string, grammar: Grammar, turn: number, text: string, returnDate: IsoDate): Answer {
  const instead = grammar.instead[turn % grammar.instead.length] ?? '';
  const raw = mail(grammar, turn, `${text} ${instead.replace('&', SUBSTITUTE)}`);
  return { language, raw, returnDate, substitute: SUBSTITUTE, isGone: false };
}

function departures(language: string, grammar: Grammar): readonly Answer[] {
  return grammar.gone.map((sentence, turn) => ({
    language,
    raw: mail(grammar, turn, sentence.replace('&', SUBSTITUTE)),
    returnDate: '',
    substitute: SUBSTITUTE,
    isGone: true,
  }));
}

function dayOf(iso: IsoDate, { months, weekdays }: Grammar): Day {
  const date = new Date(`${iso}T00:00:00Z`);
  return {
    iso,
    year: date.getUTCFullYear(),
    day: date.getUTCDate(),
    month: months.split(' ')[date.getUTCMonth()] ?? '',
    weekday: weekdays.split(' ')[(date.getUTCDay() + 6) % 7] ?? '',
  };
}

function mail({ subjects }: Grammar, turn: number, text: string): Uint8Array {
  const subject = Buffer.from(subjects[turn % subjects.length] ?? '', 'utf8').toString('base64');
  return Buffer.from(
    [
      MARKS[turn % MARKS.length],
      'From: Absent Person <absent@buyer.example>',
      'To: invoices@shop.example',
      `Subject: =?utf-8?B?${subject}?=`,
      'Date: Tue, 3 Mar 2026 09:12:11 +0100',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(`${text}\r\n\r\nAbsent Person\r\nBuyer Ltd\r\nabsent@buyer.example\r\n`, 'utf8').toString('base64'),
    ].join('\n'),
  );
}
