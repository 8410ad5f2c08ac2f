import { LEDGER_WITHOUT, ledgerSystem } from '../../../test/ledger-office.ts';
import { describeErpContract } from '../contract.ts';
import { memoryBook } from './memory-book.ts';

describeErpContract('ledger (book in memory)', {
  start: () => Promise.resolve(ledgerSystem(memoryBook())),
  without: LEDGER_WITHOUT,
});
