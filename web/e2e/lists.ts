import type { Browser } from 'playwright-core';
import { Person } from './support/browser.ts';

/** What one does with lists and boards all day: narrow, add up, move, take back, and meet someone else's change. */
export async function listsAndBoards(browser: Browser, base: string): Promise<void> {
  const dana = await Person.arrive(browser, base, 'dana', 1280, 800);
  await dana.signIn('dana@tidewrack.example');
  await narrow(dana);
  await select(dana);
  await moveByKey(dana);
  await meetAnotherChange(dana, await secondWindow(browser, base));
  await changeInPlace(dana);
  await removeAndUndo(dana);
  await walkTheInbox(dana);
}

/** J and K go from row to row, and Enter opens the one in focus. */
async function walkTheInbox(dana: Person): Promise<void> {
  await dana.open('/inbox');
  const links = dana.page.locator('.inbox a');
  await links.nth(1).waitFor();
  const inFocus = async (nth: number) => {
    const is = await links.nth(nth).evaluate((link) => link === document.activeElement);
    if (!is) throw new Error(`row ${nth + 1} of the inbox is not in focus`);
  };
  await dana.page.keyboard.press('j');
  await dana.page.keyboard.press('j');
  await inFocus(1);
  await dana.page.keyboard.press('k');
  await inFocus(0);
  await dana.page.keyboard.press('Enter');
  await dana.page.waitForURL((url) => url.pathname !== '/inbox');
}

async function secondWindow(browser: Browser, base: string): Promise<Person> {
  const kofi = await Person.arrive(browser, base, 'kofi', 1280, 800);
  await kofi.signIn('kofi@tidewrack.example');
  return kofi;
}

async function narrow(dana: Person): Promise<void> {
  await dana.open('/invoices');
  await dana.page.locator('.row.body').first().waitFor();
  await dana.page.keyboard.press('f');
  await dana.page.getByRole('combobox', { name: 'Field' }).fill('State');
  await dana.page.getByRole('option', { name: 'State' }).click();
  await dana.page.getByRole('checkbox', { name: 'Paid', exact: true }).check();
  await dana.page.locator('.popover-form').getByRole('button', { name: 'Filter' }).click();
  await dana.page.waitForURL(/state\.in=paid/);
  await dana.sees(/^State is Paid$/);
  await dana.look('list 1 filtered');
  await dana.page.getByRole('button', { name: 'Save view' }).click();
  await dana.page.getByLabel('Name of the view').fill('Money in');
  await dana.page.keyboard.press('Enter');
  await dana.page.getByRole('button', { name: 'Take this filter away' }).click();
  await dana.page.getByRole('button', { name: /^Money in/ }).click();
  await dana.page.waitForURL(/state\.in=paid/);
}

async function select(dana: Person): Promise<void> {
  for (const key of ['j', 'x', 'j', 'x']) await dana.page.keyboard.press(key);
  await dana.sees('2 selected');
  await dana.look('list 2 selected');
  await dana.page.keyboard.press('Escape');
  await dana.page.getByText('2 selected').waitFor({ state: 'detached' });
  await dana.page.keyboard.press('?');
  await dana.sees('Select the row');
  await dana.page.keyboard.press('Escape');
}

async function moveByKey(dana: Person): Promise<void> {
  await dana.open('/deals');
  const card = dana.page.locator('.card').first();
  const title = await card.locator('.title').innerText();
  const home = dana.page.locator('.board section').filter({ has: card });
  const from = await home.first().getAttribute('aria-label');
  const column = dana.page.locator(`.board section[aria-label="${from ?? ''}"]`);
  const next = column.locator('xpath=following-sibling::section[1]');
  await card.focus();
  await dana.page.keyboard.press('Shift+ArrowRight');
  await next.getByText(title).waitFor();
  await dana.look('board 1 moved');
  await dana.page.getByRole('button', { name: 'Undo' }).click();
  await column.getByText(title).waitFor();
}

async function meetAnotherChange(dana: Person, kofi: Person): Promise<void> {
  await dana.open('/deals');
  await dana.page.locator('.card').first().click();
  await dana.page.waitForURL(/deals\/./);
  await dana.button('Edit').click();
  await dana.page.getByRole('dialog').getByLabel('Title').fill('Atlas of wrecks');
  await kofi.open(new URL(dana.page.url()).pathname);
  await kofi.button('Edit').click();
  await kofi.fill({ 'Next step': 'Ring on Thursday' }, 'Save');
  await dana.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await dana.sees('Someone else changed this meanwhile');
  await dana.look('form 1 two versions');
  await dana.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await dana.page.getByRole('dialog').waitFor({ state: 'detached' });
  await dana.page.getByRole('heading', { name: 'Atlas of wrecks' }).waitFor();
  await dana.sees('Ring on Thursday');
}

async function undo(dana: Person, what: string): Promise<void> {
  const toast = dana.page.locator('.toast').filter({ hasText: what });
  await toast.getByRole('button', { name: 'Undo' }).click();
}

async function changeInPlace(dana: Person): Promise<void> {
  await dana.button('Change Next step').click();
  const form = dana.page.locator('.fact-form');
  await form.getByLabel('Next step').fill('Send the charts');
  await dana.page.keyboard.press('Enter');
  await dana.sees('Next step is changed.');
  await dana.look('record 1 changed in place');
  await undo(dana, 'Next step is changed.');
  await dana.page.locator('.facts').getByText('Ring on Thursday').waitFor();
}

async function removeAndUndo(dana: Person): Promise<void> {
  await dana.button('Remove').click();
  await dana.sees('Atlas of wrecks is removed.');
  await undo(dana, 'is removed');
  await dana.open('/deals');
  await dana.sees('Atlas of wrecks');
}
