import { GERMAN_TEXTS } from '../germany/texts.ts';
import { SHARED_TEXTS } from '../peppol/core-texts.ts';
import { textsOf, type TextRow } from '../peppol/text.ts';

const OWN_TEXTS: readonly TextRow[] = [
  ['BR-DE-21', 'BT-24', 'The specification is that of XRechnung.', 'profile', 'warning'],
  [
    'BR-DE-TMP-32',
    'BT-72 BG-14 BG-26',
    'The invoice says when goods or services were given.',
    'delivery',
    'information',
  ],
  ['BR-DE-CVD-01', 'BT-12', 'An invoice of clean vehicles names the contract.', 'references'],
  ['BR-DE-CVD-02', 'BT-17', 'An invoice of clean vehicles names the tender or lot.', 'references'],
  ['BR-DE-CVD-03', 'BG-25 BT-158 BT-160', 'A line gives the vehicle category (CVD) and its kind (cva).', 'product'],
  ['BR-DE-CVD-04', 'BT-158', 'A vehicle category is one of M1 to M3, N1 to N3.', 'product'],
  ['BR-DE-CVD-05', 'BG-32 BT-160 BT-161', 'The kind of a vehicle is clean, zero-emission or other.', 'product'],
  ['BR-DE-CVD-06-a', 'BT-158 BT-160', 'A line with a vehicle category has one kind of vehicle.', 'product'],
  ['BR-DE-CVD-06-b', 'BT-160 BT-158', 'A line with a kind of vehicle has one vehicle category.', 'product'],
  ['BR-TMP-CVD-01', 'BT-158', 'The scheme of a classification is one of UNTDID 7143.', 'product'],
  ['BR-TMP-3', 'BT-149 BT-150', 'Gross and net price are for the same quantity and unit.', 'line'],
  ['BR-DEX-01', 'BT-125', 'The type of an attached file is one of the list, or XML.', 'attachment'],
  ['BR-DEX-02', 'BT-131 BG-25', 'A line is the sum of its sub lines.', 'line', 'warning'],
  ['BR-DEX-03', 'BG-25', 'A sub line has one VAT category.', 'vat'],
  ['BR-DEX-04', 'BT-29 BT-46 BT-60', 'The scheme of an identifier is one of ISO 6523.', 'identifier'],
  ['BR-DEX-05', 'BT-30 BT-47 BT-61', 'The scheme of a legal identifier is one of ISO 6523.', 'identifier'],
  ['BR-DEX-06', 'BT-157', 'The scheme of an item identifier is one of ISO 6523.', 'product'],
  ['BR-DEX-07', 'BT-34 BT-49', 'The scheme of an electronic address is one of the EAS list.', 'address'],
  ['BR-DEX-08', 'BT-71', 'The scheme of a delivery location is one of ISO 6523.', 'delivery'],
  ['BR-DEX-09', 'BT-115 BT-112 BT-113 BT-114', 'The amount due counts what third parties are paid.', 'payment'],
  ['BR-DEX-10', '', 'A third party payment names its type.', 'payment'],
  ['BR-DEX-11', '', 'A third party payment has an amount.', 'payment'],
  ['BR-DEX-12', '', 'A third party payment is described.', 'payment'],
  ['BR-DEX-13', '', 'A third party payment has at most two decimals.', 'payment'],
  ['BR-DEX-14', 'BT-5', 'A third party payment is in the invoice currency.', 'currency'],
  ['BR-DEX-15', 'BG-25', 'Sub lines have no place in XRechnung as CII.', 'line', 'warning'],
];

/** XRechnung only warns where a line does not add up. */
const shared = SHARED_TEXTS.map((row): TextRow =>
  row[0] === 'PEPPOL-EN16931-R120' ? [row[0], row[1], row[2], row[3], 'warning'] : row,
);

export const TEXTS = textsOf([...GERMAN_TEXTS, ...OWN_TEXTS, ...shared]);
