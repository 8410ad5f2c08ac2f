/** A text whose meaning its subject (4451) tells, and beside it a code (4441) where that is not blank. */
export type Mark = readonly [subject: string, mark: string];

/** What differs between the directories: how long components are, and which codes they have. */
export interface Directory {
  /** UNH, 0054: `14B` of D.14B. */
  readonly release: string;
  /** UNH, 0057: the subset. */
  readonly association?: string;
  /** UNH, 0110: the directory of the code lists. */
  readonly codeLists?: string;
  /** Whether EN 16931 has a binding for it. */
  readonly isBinding: boolean;
  readonly lengths: {
    /** BGM/1004 */
    readonly number: number;
    /** C108/4440, of which a segment has five. */
    readonly text: number;
    /** C080/3036, and how many of them hold one name. */
    readonly name: number;
    readonly names: number;
    /** C059/3042 */
    readonly street: number;
    /** C819/3228 or 3229 */
    readonly subdivision: number;
    /** 3251 */
    readonly postCode: number;
    /** C056/3412 */
    readonly contact: number;
    /** C506/1154 */
    readonly reference: number;
    /** C506/1056 or 4000, where we write the scheme of a reference. */
    readonly scheme: number;
    /** 1131: a list of codes. */
    readonly list: number;
    /** 6411 */
    readonly unit: number;
    /** C273/7008, and how many IMD of a line say its name and its description. */
    readonly description: number;
    readonly nameSegments: number;
    readonly descriptionSegments: number;
  };
  readonly marks: {
    readonly additionalLegalInformation: Mark;
    /** The group of BG-23 follows by its number. */
    readonly exemption: Mark;
    readonly paymentMeansText: Mark;
    readonly supportingDocument: Mark;
    readonly businessProcessType?: Mark;
    readonly vatPointDateCode?: Mark;
  };
  readonly seller: string;
  readonly taxRepresentative: string;
  readonly legalRegistration: string;
  readonly contact: string;
  readonly precedingInvoice: string;
  /** The article number of GS1 (7143). */
  readonly gtin: string;
  /** Heads the terms of payment. */
  readonly terms: 'PYT' | 'PAT';
  /** MOA of the totals (5025), from BT-106 on. */
  readonly totals: {
    readonly totalWithoutVat: string;
    readonly totalWithVat: string;
    readonly roundingAmount?: string;
  };
}

/** D.14B as the binding of EN 16931 uses it. */
export const D14B: Directory = {
  release: '14B',
  codeLists: '16B',
  isBinding: true,
  lengths: {
    number: 70,
    text: 512,
    name: 70,
    names: 1,
    street: 256,
    subdivision: 70,
    postCode: 17,
    contact: 256,
    reference: 70,
    scheme: 9,
    list: 17,
    unit: 8,
    description: 256,
    nameSegments: 10,
    descriptionSegments: 10,
  },
  marks: {
    additionalLegalInformation: ['ABL', 'BT-33'],
    exemption: ['TXD', 'BT-120.'],
    paymentMeansText: ['PMD', 'BT-82'],
    supportingDocument: ['DOC', 'BT-122'],
    businessProcessType: ['DOC', 'BT-23'],
    vatPointDateCode: ['TXD', 'BT-8'],
  },
  seller: 'SE',
  taxRepresentative: 'LC',
  legalRegistration: 'GN',
  contact: 'SU',
  precedingInvoice: 'OI',
  gtin: 'SRV',
  terms: 'PYT',
  totals: { totalWithoutVat: '389', totalWithVat: '388', roundingAmount: '366' },
};

/** D.96A as EANCOM 1997 uses it; of older and other directories we know no more. 4441 has three characters there. */
export const D96A: Directory = {
  release: '96A',
  association: 'EAN008',
  isBinding: false,
  lengths: {
    number: 35,
    text: 70,
    name: 35,
    names: 5,
    street: 35,
    subdivision: 9,
    postCode: 9,
    contact: 35,
    reference: 35,
    scheme: 35,
    list: 3,
    unit: 3,
    description: 35,
    nameSegments: 4,
    descriptionSegments: 6,
  },
  marks: {
    additionalLegalInformation: ['ABL', 'X33'],
    exemption: ['TXD', 'E'],
    paymentMeansText: ['PMD', 'X82'],
    supportingDocument: ['DOC', 'X22'],
  },
  seller: 'SU',
  taxRepresentative: 'SR',
  legalRegistration: 'XA',
  contact: 'IC',
  precedingInvoice: 'IV',
  gtin: 'EN',
  terms: 'PAT',
  totals: { totalWithoutVat: '125', totalWithVat: '77' },
};
