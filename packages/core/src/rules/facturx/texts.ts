import type { RuleText } from '../engine/index.ts';
import type { Advice } from '../finding.ts';
import { words } from '../en16931/cii/wording.ts';
import type { Row } from './table.ts';

/** What rows say, by their ids. */
export const textsOf = (profile: string, rows: readonly Row[]): Record<string, RuleText> =>
  Object.fromEntries(rows.map((row) => [row.id, row.id.startsWith('?') ? unknownText(row, profile) : textOf(row)]));

function textOf({ path, demand, terms }: Row): RuleText {
  const place = path.at(-1) ?? '';
  switch (demand.kind) {
    case 'count': {
      const often = demand.least === 0 ? 'at most' : demand.most === 1 ? 'exactly' : 'at least';
      const number = demand.least === 0 ? demand.most : demand.least;
      return {
        terms,
        message: `${capital(words(place))} has ${often} ${number} ${bare(demand.child)}.`,
        advice: demand.least === 0 ? onlyOnce(demand.child) : fillIn(demand.child, place),
      };
    }
    case 'attribute':
      return {
        terms,
        message: `${capital(words(place))} says its ${demand.name}.`,
        advice: fillIn(demand.name, place),
      };
    case 'value': {
      const what = demand.attribute ?? place;
      return {
        terms,
        message: `The ${bare(what)} is not one that Factur-X knows here.`,
        advice: correct(what, demand.attribute && place),
      };
    }
    case 'unknown':
      return unknownText({ path, demand, terms } as Row, '');
  }
}

/** Rules without an id of their own speak of many places: the location of the finding says which. */
const unknownText = ({ demand }: Row, profile: string): RuleText => ({
  message:
    demand.kind === 'unknown' && demand.attribute !== undefined
      ? `Profile ${profile} has no ${demand.attribute} here.`
      : `Profile ${profile} has no such field here.`,
  advice: {
    en: 'Do not send this field, or choose a richer profile (EXTENDED knows most).',
    fr: 'N’envoyez pas ce champ, ou choisissez un profil plus riche (EXTENDED en connaît le plus).',
    de: 'Dieses Feld nicht senden oder ein reicheres Profil wählen (EXTENDED kennt die meisten).',
  },
});

const bare = (name: string): string => words(name).replace(/^an? /, '');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const fillIn = (name: string, place: string): Advice => ({
  en: `Fill in the ${bare(name)} of the ${bare(place)} in the shop or the ERP, once.`,
  fr: `Renseignez une fois, dans la boutique ou l’ERP, ce que la norme nomme « ${bare(name)} » (dans « ${bare(place)} »).`,
  de: `Im Shop oder ERP einmal ausfüllen, was die Norm „${bare(name)}“ nennt (in „${bare(place)}“).`,
});

const onlyOnce = (name: string): Advice => ({
  en: `Give one ${bare(name)} only, not several.`,
  fr: `N’indiquez qu’une seule fois ce que la norme nomme « ${bare(name)} ».`,
  de: `Nur einmal angeben, was die Norm „${bare(name)}“ nennt.`,
});

const correct = (name: string, place: string | undefined): Advice => ({
  en: `Choose a listed code for the ${bare(name)}${place === undefined || place === '' ? '' : ` of the ${bare(place)}`} in the shop or the ERP.`,
  fr: `Choisissez dans la boutique ou l’ERP un code de la liste pour « ${bare(name)} ».`,
  de: `Im Shop oder ERP einen Code der Liste für „${bare(name)}“ wählen.`,
});
