import type { RulesBelow, RuleText, TreeRule } from '../../../engine/index.ts';
import { DOCUMENT, LINE } from '../paths.ts';
import type { Run } from './groups.ts';
import { IN_DOCUMENT } from './in-document.ts';
import { IN_LINE } from './in-line.ts';

const idOf = (number: number): string => `UBL-CR-${String(number).padStart(3, '0')}`;

/** `order reference: copy indicator` for `cac:OrderReference/cbc:CopyIndicator`. */
const words = (path: string): string =>
  path
    .replace(/\b(?:cac|cbc|ext):/g, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .replaceAll('/', ': ')
    .toLowerCase();

const never = (): boolean => false;

/** One element that EN 16931 has no term for. Put into words when they are asked for: a document needs few of the seven hundred. */
class UnwantedElement implements TreeRule {
  readonly id: string;
  readonly at: string;
  readonly path: string;
  readonly holds = never;

  constructor(number: number, path: string, at: string) {
    this.id = idOf(number);
    this.at = at;
    this.path = path;
  }

  get text(): RuleText {
    const field = words(this.path);
    return {
      severity: 'warning',
      message: `EN 16931 has no term for ${this.path.replace(/\b(?:cac|cbc|ext):/g, '')}.`,
      advice: {
        en: `Leave out “${field}”: e-invoices have no such field. What the buyer must know fits into a note (BT-22).`,
        fr: `Ne transmettez pas « ${field} » : la facture électronique n’a pas ce champ. Ce que l’acheteur doit savoir tient dans une note (BT-22).`,
        de: `„${field}“ weglassen: E-Rechnungen haben kein solches Feld. Was der Käufer wissen muss, passt in eine Anmerkung (BT-22).`,
      },
    };
  }
}

/** The unwanted elements of one group. */
class UnwantedInGroup implements RulesBelow {
  readonly at: string;
  readonly #run: Run;

  constructor(root: string, run: Run) {
    const [, group] = run;
    this.at = group === '' ? root : `${root}/${group}`;
    this.#run = run;
  }

  rulesOf(name: string): readonly TreeRule[] {
    const [, , elements] = this.#run;
    // Most names are not in the text at all.
    if (!elements.includes(name)) return [];
    const index = namesIn(elements).indexOf(name);
    return index === -1 ? [] : [this.#rule(name, index)];
  }

  all(): readonly TreeRule[] {
    const [, , elements] = this.#run;
    return namesIn(elements).map((name, index) => this.#rule(name, index));
  }

  #rule(name: string, index: number): TreeRule {
    const [first, group] = this.#run;
    return new UnwantedElement(first + index, group === '' ? name : `${group}/${name}`, `${this.at}/${name}`);
  }
}

const namesIn = (elements: string): readonly string[] => elements.trim().split(/\s+/);

const inside = (root: string, runs: readonly Run[]): readonly RulesBelow[] =>
  runs.map((run) => new UnwantedInGroup(root, run));

/** Those that are unwanted wherever they stand, or in one kind of document only. */
export const UNWANTED_ELSEWHERE: readonly TreeRule[] = (
  [
    [412, '/ubl:Invoice/cac:PaymentMeans/cbc:PaymentDueDate'],
    [664, 'cac:FinancialInstitution'],
    [669, 'cac:Price/cac:AllowanceCharge/cbc:AllowanceChargeReasonCode'],
    [670, 'cac:Price/cac:AllowanceCharge/cbc:AllowanceChargeReason'],
    [671, 'cac:Price/cac:AllowanceCharge/cbc:MultiplierFactorNumeric'],
    [680, 'cac:PaymentMeans/cac:PayerFinancialAccount'],
    [681, `${DOCUMENT}/cac:PaymentMeans/cbc:InstructionNote`],
    [682, `${DOCUMENT}/cac:Delivery/cac:DeliveryAddress`],
  ] as const
).map(([number, at]) => new UnwantedElement(number, at.replace(/^\/[^/]*\//, ''), at));

/** UBL-CR-*: UBL has more elements than EN 16931 has terms; each of the others has a rule that warns of it. */
export const UNWANTED_IN_GROUPS: readonly RulesBelow[] = [
  ...inside(DOCUMENT, IN_DOCUMENT),
  ...inside(`${DOCUMENT}/${LINE}`, IN_LINE),
];
