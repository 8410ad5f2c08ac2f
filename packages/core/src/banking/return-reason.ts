/** ISO 20022 external return and reject reasons that SEPA knows (EPC rulebooks, R-transactions). */
const REASON =
  /\b(?:AC0[1-6]|AC13|AG0[12]|AM0[459]|ARDT|BE0[1-7]|CNOR|CURR|CUST|DNOR|DT01|DUPL|ED05|FF0[15]|FOCR|FRAD|MD0[1267]|MS0[23]|RC01|RR0[1-4]|SL0[1]|SL1[1-4]|SVNR|TECH|TM01|UPAY)\b/;

/** The reason code in a text that a bank wrote about a return. */
export function returnCode(text: string): string | undefined {
  return REASON.exec(text)?.[0];
}

/** How banks call what comes back, in capitals without accents. */
const RETURN_WORDS =
  /\b(?:RUECKLASTSCHRIFT|RUCKLASTSCHRIFT|RUECKGABE|RUECKBUCHUNG|RUECKUEBERWEISUNG|RETOURE|STORNO|LASTSCHRIFTRUECKGABE|RETOURNIERUNG|REJET|IMPAYE|IMPAYEE|RETOUR (?:PRLV|PRELEVEMENT|VIR|VIREMENT)|RETURNED|UNPAID|REVERSAL|CHARGEBACK|STORNERING|TERUGBOEKING|STORNERING|ONBETAALD)\b/;

/** Whether a bank's name for a booking says that a payment came back. */
export function isReturnWord(bookingText: string): boolean {
  return RETURN_WORDS.test(plain(bookingText));
}

const plain = (text: string): string =>
  text
    .toUpperCase()
    .replace(/Ä/g, 'AE')
    .replace(/Ö/g, 'OE')
    .replace(/Ü/g, 'UE')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
