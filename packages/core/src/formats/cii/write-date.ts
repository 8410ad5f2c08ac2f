import { group } from '../../xml/index.ts';

/** `<name format="102">20261128</name>`: a day without dashes (UNTDID 2379). Nothing for none. */
export function dateString(name: string, date: string | undefined): string {
  return date === undefined ? '' : `<${name} format="102">${date.replaceAll('-', '')}</${name}>\n`;
}

/** An element around its `udt:DateTimeString`. */
export function writeDate(name: string, date: string | undefined): string {
  return group(name, dateString('udt:DateTimeString', date));
}

/** BG-14, BG-26 */
export function writePeriod(
  period: { startDate?: string | undefined; endDate?: string | undefined } | undefined,
): string {
  return group(
    'ram:BillingSpecifiedPeriod',
    writeDate('ram:StartDateTime', period?.startDate) + writeDate('ram:EndDateTime', period?.endDate),
  );
}
