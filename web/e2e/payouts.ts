import type { Browser } from 'playwright-core';
import { Person } from './support/browser.ts';

/** Friday: a run waits for a yes, the bank gets its file, and what was paid is booked with its fee. */
export async function payoutRun(browser: Browser, base: string): Promise<void> {
  const dana = await Person.arrive(browser, base, 'dana', 1280, 800);
  await dana.signIn('dana@tidewrack.example');
  await dana.open('/bills');
  await dana.page.getByRole('link', { name: 'Payout runs' }).click();
  await dana.sees('PAY-2026-0001');
  await dana.look('payouts to pay');
  await dana.page
    .getByRole('checkbox', { name: /^BILL-/ })
    .first()
    .check();
  await dana.button('Prepare payout run').click();
  await dana.page.getByRole('dialog').waitFor();
  await dana.look('payout prepared');
  await dana.page.keyboard.press('Escape');
  await dana.page.getByRole('dialog').waitFor({ state: 'detached' });
  // Closing a dialog is not leaving the page, and what was chosen stays chosen.
  if (
    !(await dana.page
      .getByRole('checkbox', { name: /^BILL-/ })
      .first()
      .isChecked())
  )
    throw new Error('what was chosen is forgotten');
  await dana.page.getByText('PAY-2026-0001').click();
  await dana.sees('Draft');
  await dana.button('Approve').click();
  await dana.sees('Approved');
  await dana.look('payout approved');
  const file = dana.page.getByRole('link', { name: /pain\.001\.001\.09|Transfer service|CSV/ });
  const [taken] = await Promise.all([dana.page.waitForEvent('download'), file.first().click()]);
  if (!/^PAY-2026-0001\.(?:xml|csv)$/.test(taken.suggestedFilename())) {
    throw new Error(`the file is called ${taken.suggestedFilename()}`);
  }
  await dana.button('All is paid').click();
  await dana.fill({}, 'All is paid');
  await dana.sees('Done');
  await dana.look('payout done');

  await dana.open('/debits');
  await dana.look('direct debits');
  await dana.page.getByRole('link', { name: 'Mandates' }).click();
  await dana.sees('MANDATE-2026-0001');
  await dana.look('mandates');
}
