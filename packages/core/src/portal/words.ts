import type { FileFormat } from '../formats/index.ts';

export interface PortalWords {
  readonly locale: string;
  readonly downloads: string;
  readonly files: Readonly<Record<FileFormat, string>>;
  readonly closedTitle: string;
  readonly closed: string;
}

const WORDS = {
  en: {
    locale: 'en',
    downloads: 'Download',
    files: { pdf: 'PDF', facturx: 'Factur-X (PDF with XML)', ubl: 'XML (UBL)', cii: 'XML (CII)' },
    closedTitle: 'This link does not open anything',
    closed: 'It may be over, or not complete. Ask the seller for a new one.',
  },
  fr: {
    locale: 'fr',
    downloads: 'Télécharger',
    files: { pdf: 'PDF', facturx: 'Factur-X (PDF avec XML)', ubl: 'XML (UBL)', cii: 'XML (CII)' },
    closedTitle: 'Ce lien n’ouvre rien',
    closed: 'Il a peut-être expiré ou n’est pas complet. Demandez-en un nouveau au vendeur.',
  },
  de: {
    locale: 'de',
    downloads: 'Herunterladen',
    files: { pdf: 'PDF', facturx: 'Factur-X (PDF mit XML)', ubl: 'XML (UBL)', cii: 'XML (CII)' },
    closedTitle: 'Dieser Link öffnet nichts',
    closed: 'Er ist vielleicht abgelaufen oder nicht vollständig. Bitten Sie den Verkäufer um einen neuen.',
  },
  es: {
    locale: 'es',
    downloads: 'Descargar',
    files: { pdf: 'PDF', facturx: 'Factur-X (PDF con XML)', ubl: 'XML (UBL)', cii: 'XML (CII)' },
    closedTitle: 'Este enlace no abre nada',
    closed: 'Quizá haya caducado o no esté completo. Pida uno nuevo al vendedor.',
  },
  it: {
    locale: 'it',
    downloads: 'Scarica',
    files: { pdf: 'PDF', facturx: 'Factur-X (PDF con XML)', ubl: 'XML (UBL)', cii: 'XML (CII)' },
    closedTitle: 'Questo link non apre nulla',
    closed: 'Forse è scaduto o non è completo. Ne chieda uno nuovo al venditore.',
  },
  nl: {
    locale: 'nl',
    downloads: 'Downloaden',
    files: { pdf: 'PDF', facturx: 'Factur-X (PDF met XML)', ubl: 'XML (UBL)', cii: 'XML (CII)' },
    closedTitle: 'Deze link opent niets',
    closed: 'Misschien is hij verlopen of niet volledig. Vraag de verkoper om een nieuwe.',
  },
} as const satisfies Readonly<Record<string, PortalWords>>;

/** The page's words in a language; in English where there are none. */
export function wordsFor(language: string): PortalWords {
  return Object.entries(WORDS).find(([known]) => known === language)?.[1] ?? WORDS.en;
}
