/** What a column of a bank's export can hold. */
export type CsvColumn =
  | 'bookingDate'
  | 'valueDate'
  | 'amount'
  | 'debit'
  | 'credit'
  | 'sign'
  | 'currency'
  | 'name'
  | 'iban'
  | 'bic'
  | 'text'
  | 'kind'
  | 'endToEndId'
  | 'mandateId'
  | 'creditorId'
  | 'reference'
  | 'balance'
  | 'status'
  | 'ownAccount';

/** How banks call them in English, French, German and Dutch: small letters without accents, blanks for all other characters. */
const NAMES: Readonly<Record<CsvColumn, string>> = {
  bookingDate:
    'buchungstag|buchungsdatum|buchung|datum|date|date operation|date de l operation|date d operation|date comptable|date comptabilisation|date de comptabilisation|date ecriture|booking date|bookingdate|transaction date|transactiondate|posting date|posted date|boekdatum|boekingsdatum|uitvoeringsdatum|completed date|date completed|entry date|operation date|date d execution',
  valueDate:
    'valuta|valutadatum|valuta datum|wertstellung|wertstellungstag|wertstellungsdatum|date de valeur|date valeur|date val|valeur|value date|valuedate|rentedatum|interest date',
  amount:
    'betrag|betrag eur|umsatz|umsatz in eur|betrag in eur|montant|montant eur|montant euros|montant de l operation|amount|amount eur|transaction amount|bedrag|bedrag eur|importe|net amount|betrag waehrung|montant en euros',
  debit:
    'soll|belastung|belastungen|debit|debit eur|debit euros|debits|montant debit|paid out|withdrawal|withdrawals|withdrawal amount|money out|af|sortie|depenses|lastschrift',
  credit:
    'haben|gutschrift|gutschriften|credit|credit eur|credit euros|credits|montant credit|paid in|deposit|deposits|deposit amount|money in|bij|entree|recettes',
  sign: 'soll haben|s h|sens|debit credit|credit debit|d c|dc|c d|af bij|debet credit|debit credit indicator|soll haben kennzeichen|sh',
  currency: 'wahrung|waehrung|devise|currency|currency code|munt|muntsoort|ccy|transaction currency|devise du compte',
  name: 'name zahlungsbeteiligter|beguenstigter zahlungspflichtiger|begunstigter zahlungspflichtiger|auftraggeber beguenstigter|auftraggeber begunstigter|auftraggeber zahlungsempfanger|auftraggeber empfanger|empfanger auftraggeber|auftraggeber|empfanger|empfaenger|zahlungspflichtige r|zahlungspflichtiger|zahlungsempfanger in|name|nom|contrepartie|nom contrepartie|nom de la contrepartie|nom contrepartie contient|nom du tiers|tiers|beneficiaire|emetteur|donneur d ordre|counterparty|counterparty name|partner name|payee|payer|sender|naam tegenpartij|naam omschrijving|naam|tegenpartij|name der gegenpartei|beneficiary|debtor name|account name counterparty',
  iban: 'iban zahlungsbeteiligter|kontonummer iban|iban|kontonummer|konto|tegenrekening|tegenrekening iban bban|tegenrekening iban|counterparty iban|counterparty account|iban contrepartie|compte contrepartie|compte tiers|partner iban|bank account|iban counterparty|konto nr iban|iban auftraggeber empfanger|rekening tegenpartij',
  bic: 'bic|bic swift code zahlungsbeteiligter|bic zahlungsbeteiligter|bic swift code|swift|bic contrepartie|bic tegenpartij|counterparty bic|blz|bic auftraggeber empfanger|partner bic',
  text: 'verwendungszweck|vwz|verwendungszweck zeile|libelle|libelle operation|libelle de l operation|libelle complet|libelle simplifie|libelle complementaire|detail|details|detail de l ecriture|communication|communications|motif|description|remittance information|payment reference|omschrijving|mededeling|mededelingen|betalingskenmerk|memo|narrative|label|text|informations complementaires|information complementaire|details de l operation|transaction description|notes|kundenreferenz text|beschreibung|zahlungsgrund',
  kind: 'buchungstext|umsatzart|umsatztyp|vorgang|vorgang verwendungszweck|type operation|type d operation|type de mouvement|transaction type|type|mutatiesoort|code|nature|art|geschaftsvorfall',
  endToEndId:
    'kundenreferenz end to end|kundenreferenz|end to end referenz|end to end id|endtoendid|end to end reference|reference de bout en bout|end to end|e2e|e2e id',
  mandateId:
    'mandatsreferenz|mandatsref|mandate|mandate id|mandate reference|rum|reference mandat|reference du mandat|machtigingskenmerk|mandaatreferentie',
  creditorId: 'glaubiger id|glaeubiger id|creditor id|ics|incassant id|glaubiger identifikationsnummer',
  reference:
    'reference|referenz|reference operation|reference de l operation|numero operation|numero d operation|operation number|transaction id|transactiereferentie|volgnr|bank reference|id|numero de reference|entry reference|buchungsreferenz|num operation',
  balance:
    'saldo|saldo nach buchung|saldo in eur|kontostand|solde|solde apres operation|balance|running balance|account balance|saldo na trn|saldo na mutatie|solde comptable',
  status: 'info|status|etat|state|statut|umsatzstatus',
  ownAccount:
    'iban auftragskonto|auftragskonto|eigenes konto|rekening|iban bban|account|account number|own account|compte|numero de compte|numero compte|iban du compte|kontonummer auftragskonto|account iban|rekeningnummer',
};

const COLUMNS: ReadonlyMap<string, CsvColumn> = new Map(
  Object.entries(NAMES).flatMap(([column, names]) =>
    names.split('|').map((name): [string, CsvColumn] => [name, column as CsvColumn]),
  ),
);

/** What a column with this title holds; `undefined` for one that is unknown. A number behind the title and a currency in it do not count. */
export function columnOf(title: string): CsvColumn | undefined {
  const plain = plainTitle(title);
  return (
    COLUMNS.get(plain) ??
    COLUMNS.get(plain.replace(/ ?\d+$/, '')) ??
    COLUMNS.get(plain.replace(/ (?:eur|euros?|usd|gbp|chf)$/, ''))
  );
}

export function plainTitle(title: string): string {
  return title
    .slice(0, 200)
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
