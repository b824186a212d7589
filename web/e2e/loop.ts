import type { Browser, Page, Route } from 'playwright-core';
import { Person } from './support/browser.ts';

/** Sells, outsources, manages, invoices, pays and supports, with the owner, a partner and a customer signed in at
 * once: each step is a button away from the one before. */
export async function theLoop(browser: Browser, base: string): Promise<void> {
  const dana = await Person.arrive(browser, base, 'dana', 1280, 800);
  const andrei = await Person.arrive(browser, base, 'andrei', 390, 844);
  const rita = await Person.arrive(browser, base, 'rita', 390, 844);
  await dana.signIn('dana@tidewrack.example');
  await andrei.signIn('andreimunteanu@partner1.example');
  await rita.signIn('ritacamilleri@customer1.example');

  await sell(dana, rita);
  const task = await outsource(dana, andrei);
  await manage(dana, rita, task);
  await deliver(dana, andrei);
  await invoice(dana, rita);
  await support(dana, rita);
}

async function sell(dana: Person, rita: Person): Promise<void> {
  await dana.open('/deals');
  await dana.button('New deal').click();
  await dana.choose('Customer', 'Gozo Dive');
  await dana.fill({ Title: 'Wreck atlas', Value: '4800' }, 'Save');
  await dana.sees('Write quote');
  await dana.look('1 deal');
  await dana.button('Write quote').click();
  await dana.sees('Edit lines');
  await dana.look('2 quote');
  await dana.button('Send').click();
  await dana.sees('New version');

  await rita.open('/quotes');
  await rita.page.getByText('Wreck atlas').first().click();
  await rita.button(/^Accept/).waitFor();
  await rita.look('3 quote at the customer');
  await rita.button(/^Accept/).click();
  await rita.fill({ 'Your name': 'Rita Camilleri' }, /^Accept/);
  await rita.sees('Accepted');

  await dana.button('Start project').click();
  await dana.page.waitForURL(/projects/);
  await dana.sees('New task');
  await dana.look('4 project');
}

async function outsource(dana: Person, andrei: Person): Promise<string> {
  await dana.page.locator('.card').first().click();
  await dana.page.waitForURL(/tasks/);
  const task = dana.page.url();
  await dana.button('Outsource').click();
  await dana.fill({}, 'Outsource');
  await dana.page.waitForURL(/work_packages/);
  await dana.button('Ask a partner').click();
  await dana.choose('Partner', 'Atelier Carpat');
  await dana.fill({ Price: '2900', Message: 'Would this suit you?' }, 'Ask a partner');
  await dana.sees('Partners never see each other');
  await dana.look('5 offers');

  await andrei.open('/work_packages');
  await andrei.page.getByText('Wreck atlas').first().click();
  await andrei.button(/^Accept/).waitFor();
  await andrei.look('6 offer at the partner');
  await andrei.seesNot('4,800');
  await andrei.button(/^Accept/).click();
  await andrei.sees('Agreed');
  return task;
}

/** The next answer from there takes its time. */
async function answerLate(page: Page, path: string): Promise<void> {
  const late = async (route: Route) => {
    const answer = await route.fetch();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await route.fulfill({ response: answer });
  };
  await page.route((url) => url.pathname === path && url.search === '', late, { times: 1 });
}

async function manage(dana: Person, rita: Person, task: string): Promise<void> {
  const path = new URL(task).pathname;
  await dana.open(path);
  const box = dana.page.getByLabel('Write a message');
  await answerLate(dana.page, '/api/v1/comments');
  await box.fill('The price of Bucharest is for us alone.');
  await dana.button('Send').click();
  await dana.sees('The price of Bucharest');
  await dana.page.locator('.write').getByText('Everyone', { exact: true }).click();
  // Typed while the first one is still on its way, it is not lost when that arrives.
  await box.fill('The first charts are ready on Thursday.');
  await dana.button('Send').click();
  await dana.sees('The first charts');
  await dana.look('7 messages');

  await rita.open(path);
  await rita.sees('The first charts are ready');
  await rita.seesNot('Bucharest');
  await rita.look('8 task at the customer');
}

async function deliver(dana: Person, andrei: Person): Promise<void> {
  await andrei.button('Deliver').click();
  await andrei.fill({ 'What you deliver': 'All charts as agreed.' }, 'Deliver');
  await andrei.sees('All charts as agreed.');
  await andrei.look('9 delivery');

  await dana.open('/');
  await dana.page.getByText('Delivery waits for acceptance').first().click();
  await dana.button(/^Accept/).waitFor();
  await dana.look('10 delivery to accept');
  await dana.button(/^Accept/).click();
  await dana.sees('Accepted');
  await dana.open('/bills');
  await dana.page.getByText('Atelier Carpat').first().click();
  await dana.button(/^Record payout/).waitFor();
  await dana.look('11 bill');
  await dana.button(/^Record payout/).click();
  await dana.fill({}, /^Record payout/);
  await dana.sees('Paid');
}

async function invoice(dana: Person, rita: Person): Promise<void> {
  await dana.open('/projects');
  await dana.page.getByText('Wreck atlas').first().click();
  await dana.button('Draft invoice').click();
  await dana.page.waitForURL(/invoices/);
  await dana.button(/^Issue/).waitFor();
  await dana.look('12 draft invoice');
  await dana.button(/^Issue/).click();
  await dana.button('Record payment').waitFor();
  await dana.sees('Issued documents never change.');
  await dana.look('13 invoice');
  await dana.button('Record payment').click();
  await dana.fill({}, 'Record payment');
  await dana.sees('Paid');

  await rita.open('/invoices');
  await rita.sees('Paid');
  await rita.look('14 invoices at the customer');
  await rita.page.getByText(/^INV-/).first().click();
  await rita.page.getByRole('link', { name: 'PDF' }).waitFor();
  await rita.look('14 invoice at the customer');
  await dana.open('/margin');
  await dana.sees('Wreck atlas');
  await dana.look('15 margin');
}

async function support(dana: Person, rita: Person): Promise<void> {
  await rita.open('/tickets');
  await rita.button('New ticket').click();
  await rita.fill(
    { Subject: 'Chart 3 is upside down', 'What is it about?': 'North points south.' },
    'Send',
  );
  await rita.sees('North points south.');
  await dana.open('/tickets');
  await dana.page.getByText('Chart 3 is upside down').first().click();
  await dana.page.getByLabel('Write an answer').fill('Thank you, it is turned.');
  await dana.button('Send').click();
  await dana.sees('Thank you, it is turned.');
  await dana.button('Make a task').click();
  await dana.choose('Project', 'Wreck atlas');
  await dana.fill({}, 'Make a task');
  await dana.page.waitForURL(/tasks/);
  await dana.look('16 ticket became a task');
  await rita.page.reload();
  await rita.sees('Thank you, it is turned.');

  await dana.open('/projects');
  await dana.page.getByText('Wreck atlas').first().click();
  await dana.button('Again').click();
  await dana.page.waitForURL(/deals/);
  await dana.look('17 the next deal');
}
