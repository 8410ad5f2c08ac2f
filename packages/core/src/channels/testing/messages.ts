import type { EmailMessage, PrintLetter } from '../port.ts';

/** An invoice by e-mail, as the hub makes it. */
export function sampleEmail(changes: Partial<EmailMessage> = {}): EmailMessage {
  return {
    kind: 'email',
    messageId: '0193a5b0.invoice-f2026-00042@mail.quittance.example',
    returnToken: 'q1abc-def',
    from: { name: 'Épicerie Fine SAS', address: 'factures@epicerie.example' },
    replyTo: { name: 'Comptabilité', address: 'compta@epicerie.example' },
    to: [{ name: 'Jürgen Groß', address: 'juergen@kunde.example' }],
    copies: [],
    subject: 'Facture F2026-00042 – échéance le 5 janvier 2027',
    text: 'Bonjour,\n\nVoici votre facture F2026-00042 d’un montant de 1 234,50 €.\n',
    html: '<p>Bonjour,</p><p>Voici votre facture.</p><img src="cid:logo" alt="Épicerie Fine">',
    attachments: [
      { filename: 'Facture F2026-00042.pdf', mediaType: 'application/pdf', content: Buffer.from('%PDF-1.7 …') },
      { filename: 'logo.png', mediaType: 'image/png', content: Buffer.from('png'), contentId: 'logo' },
    ],
    language: 'fr',
    ...changes,
  };
}

/** A letter as the hub makes it, in French. */
export function sampleLetter(changes: Partial<PrintLetter> = {}): PrintLetter {
  return {
    id: '0193a5b0-0001',
    language: 'fr',
    sender: {
      name: 'Épicerie Fine SAS',
      address: { line1: '3 quai des Brumes', postCode: '76600', city: 'Le Havre', countryCode: 'FR' },
    },
    recipient: {
      name: 'Bistrot du Port',
      address: { line1: '27 rue du Général de Gaulle', postCode: '75008', city: 'Paris', countryCode: 'FR' },
    },
    dateLine: 'Le Havre, le 5 décembre 2026',
    subject: 'Facture F2026-00042',
    blocks: [{ kind: 'paragraph', text: 'Vous trouverez votre facture ci-jointe.' }],
    enclosures: [],
    ...changes,
  };
}
