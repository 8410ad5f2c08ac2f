import type { XmlElement } from '../../../xml/index.ts';
import type { Judged, TreeRule } from '../../engine/index.ts';
import { everywhere } from './document.ts';
import { DOCUMENT } from './paths.ts';
import { only } from './reading.ts';
import { vatUses, type VatUses } from './vat-uses.ts';

/** BR-O-11 to -14: beside what is not subject to VAT there is nothing that is. */
const onlyNotSubject = (number: string, place: keyof VatUses): TreeRule => ({
  id: `BR-O-${number}`,
  at: DOCUMENT,
  when: (_, judged) => vatUses(judged).breakdown.use('O').vat > 0,
  holds: (_, judged) => vatUses(judged)[place].areAll('O'),
});

const isIntraCommunity = (_: XmlElement, judged: Judged): boolean => vatUses(judged).breakdown.use('K').vat > 0;

/** The artefact counts characters, blanks too. */
const isFilled = (element: XmlElement | undefined): boolean => element !== undefined && element.value.length > 1;

const SPLIT = 'B';

/** The artefact wants every country of the document to be Italy: that of delivery and of an item's origin, too. */
const isItalian = (element: XmlElement): boolean =>
  element.children.every((child) =>
    child.path.name === 'cbc:IdentificationCode' ? child.value === 'IT' : isItalian(child),
  );

/** Here blanks around a code count. */
const isWritten = (code: string, categories: readonly XmlElement[]): boolean =>
  categories.some((category) => category.all('cbc:ID').some(({ value }) => value === code));

const stands = (code: string, judged: Judged): boolean => {
  const { line, reduction, breakdown } = vatUses(judged);
  if (line.use(code).all + reduction.use(code).all + breakdown.use(code).all === 0) return false;
  const groups = everywhere(judged);
  return (
    isWritten(code, groups['cac:ClassifiedTaxCategory']) ||
    isWritten(code, judged.root.all('cac:AllowanceCharge', 'cac:TaxCategory')) ||
    isWritten(code, judged.root.all('cac:TaxTotal', 'cac:TaxSubtotal', 'cac:TaxCategory'))
  );
};

/** Rules about VAT that only one category has. */
export const VAT_RULES: readonly TreeRule[] = [
  onlyNotSubject('11', 'breakdown'),
  onlyNotSubject('12', 'line'),
  onlyNotSubject('13', 'allowance'),
  onlyNotSubject('14', 'charge'),
  {
    id: 'BR-IC-11',
    at: DOCUMENT,
    when: isIntraCommunity,
    holds: (root) =>
      isFilled(only(root, 'cac:Delivery', 'cbc:ActualDeliveryDate')) ||
      root.all('cac:InvoicePeriod').some(({ isLeaf }) => !isLeaf),
  },
  {
    id: 'BR-IC-12',
    at: DOCUMENT,
    when: isIntraCommunity,
    holds: (root) =>
      isFilled(
        only(root, 'cac:Delivery', 'cac:DeliveryLocation', 'cac:Address', 'cac:Country', 'cbc:IdentificationCode'),
      ),
  },
  {
    id: 'BR-B-01',
    at: DOCUMENT,
    when: (_, judged) => vatUses(judged).line.use(SPLIT).all + vatUses(judged).category.use(SPLIT).all > 0,
    holds: (_, judged) => {
      const groups = everywhere(judged);
      if (!isWritten(SPLIT, [...groups['cac:ClassifiedTaxCategory'], ...groups['cac:TaxCategory']])) return true;
      return isItalian(judged.root);
    },
  },
  {
    id: 'BR-B-02',
    at: DOCUMENT,
    when: (_, judged) => stands(SPLIT, judged),
    holds: (_, judged) => !stands('S', judged),
  },
];
