import { withTestDatabase } from '../../../test/database.ts';
import { LEDGER_WITHOUT, ledgerSystem } from '../../../test/ledger-office.ts';
import { describeErpContract } from '../../erp/contract.ts';
import { ensureTenant, openDatabase } from '../../store/index.ts';
import { bookOf } from './ledger-book.ts';
import { roadSuite } from '../testing/testbed.ts';

withTestDatabase('the ledger’s book', roadSuite, (server) => {
  describeErpContract('ledger (book in PostgreSQL)', {
    async start() {
      const database = await openDatabase({ connectionString: server().url }, () => undefined);
      const stored = bookOf(database, await ensureTenant(database, 'ledger-contract'));
      const book: typeof stored = {
        ...stored,
        after: async (position, limit) => {
          await server().othersEnded();
          return stored.after(position, limit);
        },
      };
      return { ...ledgerSystem(book), stop: () => database.close() };
    },
    without: LEDGER_WITHOUT,
  });
});
