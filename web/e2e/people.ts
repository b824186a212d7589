import type { Browser } from 'playwright-core';
import { Person } from './support/browser.ts';

/** Whom one knows at a customer, who of them can come in, and what stands on our own paper. */
export async function peopleAndLogins(browser: Browser, base: string): Promise<void> {
  const dana = await Person.arrive(browser, base, 'dana', 1280, 800);
  await dana.signIn('dana@tidewrack.example');
  await invite(dana);
  await watchSessions(dana);
  await fillInTheCompany(dana);
}

async function invite(dana: Person): Promise<void> {
  await dana.open('/customers');
  await dana.page.getByText('Gozo Dive').first().click();
  await dana.button('Add a person').click();
  await dana.fill({ Name: 'Joseph Borg', Email: 'joseph@customer1.example' }, 'Save');
  const row = dana.page.getByRole('row', { name: /Joseph Borg/ });
  await row.getByRole('button', { name: 'Invite to the portal' }).click();
  await row.getByText('Invited').waitFor();
  await dana.look('people 1 invited');
  await row.getByRole('button', { name: /^Login/ }).click();
  await dana.page.getByRole('menuitem', { name: 'End this login' }).click();
  await row.getByText('Disabled').waitFor();
}

async function watchSessions(dana: Person): Promise<void> {
  await dana.open('/settings?section=sessions');
  await dana.sees('This one');
  await dana.look('people 2 sessions');
  await dana.open('/settings');
  await dana.button('Change working hours').click();
  await dana.fill({ 'Works until': '18:15' }, 'Save');
  await dana.sees('09:00 to 18:15');
}

async function fillInTheCompany(dana: Person): Promise<void> {
  await dana.open('/settings?section=company');
  await dana.button('Edit').click();
  await dana.fill({ IBAN: 'MT84MALT011000012345MTLCAST001S', BIC: 'MALTMTMT' }, 'Save');
  await dana.sees('MALTMTMT');
  await dana.look('people 3 company');
}
