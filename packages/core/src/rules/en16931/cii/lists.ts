import { type CodeList, codeList } from '../code-lists/lists/code-list.ts';
import * as iso from '../code-lists/lists/iso.ts';
import * as untdid from '../code-lists/lists/untdid.ts';

// Where the CII validation artefacts of EN 16931, release 1.3.16, accept other codes than those for UBL.

/** AN (Netherlands Antilles, dissolved in 2010) is still accepted; SS (South Sudan) is not. */
export const COUNTRIES: CodeList = (code) => code === 'AN' || (code !== 'SS' && iso.COUNTRIES(code));

const MORE_NOTE_SUBJECTS = codeList('BAT BAU BAV BAW BAX BAY BAZ BBA BBB BMF BMG BMH CCJ CCK CCL CCM CCN CCO');

/** BT-21 */
export const NOTE_SUBJECTS: CodeList = (code) => untdid.NOTE_SUBJECTS(code) || MORE_NOTE_SUBJECTS(code);

/** BT-8: UNTDID 2475, where UBL takes UNTDID 2005. */
export const VAT_POINT_DATES = codeList('5 29 72');

/** BT-95, BT-102, BT-118, BT-151: UNTDID 5305 */
export const VAT_CATEGORIES = codeList('AE B E G K L M O S Z');
