import type { PayoutWay } from '../api/generated.ts';
import { t } from '../app/language.ts';

const ways: Record<PayoutWay, string> = {
  credit_transfer: 'Bank file',
  transfer_service: 'Transfer service',
  by_hand: 'By hand',
};

/** How money goes to a partner, in words. */
export const wayWords = (way: PayoutWay): string => t(ways[way]);

/** Of an account no more than its owner needs to know it by. */
export function shortAccount(line: { iban: string; bank_account: string }): string {
  const account = (line.iban || line.bank_account).replaceAll(' ', '');
  return account === '' ? t('No account') : `… ${account.slice(-4)}`;
}
