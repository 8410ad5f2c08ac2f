import { isFrenchTerritory } from '../../model/index.ts';

/** The zone of the capital, which is where most offices are. */
const ZONES: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'AT=Europe/Vienna BE=Europe/Brussels BG=Europe/Sofia CH=Europe/Zurich CY=Asia/Nicosia CZ=Europe/Prague DE=Europe/Berlin ' +
    'DK=Europe/Copenhagen EE=Europe/Tallinn ES=Europe/Madrid FI=Europe/Helsinki GB=Europe/London GR=Europe/Athens HR=Europe/Zagreb ' +
    'HU=Europe/Budapest IE=Europe/Dublin IS=Atlantic/Reykjavik IT=Europe/Rome LI=Europe/Vaduz LT=Europe/Vilnius LU=Europe/Luxembourg ' +
    'LV=Europe/Riga MC=Europe/Monaco MT=Europe/Malta NL=Europe/Amsterdam NO=Europe/Oslo PL=Europe/Warsaw PT=Europe/Lisbon ' +
    'RO=Europe/Bucharest SE=Europe/Stockholm SI=Europe/Ljubljana SK=Europe/Bratislava UA=Europe/Kyiv TR=Europe/Istanbul ' +
    'GP=America/Guadeloupe MQ=America/Martinique GF=America/Cayenne RE=Indian/Reunion YT=Indian/Mayotte PM=America/Miquelon ' +
    'NC=Pacific/Noumea PF=Pacific/Tahiti WF=Pacific/Wallis BL=America/St_Barthelemy MF=America/Marigot ' +
    'MA=Africa/Casablanca TN=Africa/Tunis DZ=Africa/Algiers SN=Africa/Dakar CI=Africa/Abidjan ' +
    'JP=Asia/Tokyo KR=Asia/Seoul SG=Asia/Singapore HK=Asia/Hong_Kong IN=Asia/Kolkata NZ=Pacific/Auckland IL=Asia/Jerusalem AE=Asia/Dubai'
  )
    .split(' ')
    .map((pair): [string, string] => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
);

/** The time zone of a country, `undefined` for those with several and those not listed. */
export function zoneOf(country: string): string | undefined {
  return ZONES[country] ?? (isFrenchTerritory(country) ? 'Europe/Paris' : undefined);
}
