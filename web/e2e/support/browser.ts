import { type Browser, chromium, type Page } from 'playwright-core';

/** Chromium of the machine, without whatever it would like to tell its maker. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** One person at one screen. */
export class Person {
  readonly problems: string[] = [];
  readonly name: string;
  readonly page: Page;
  readonly base: string;

  private constructor(name: string, page: Page, base: string) {
    this.name = name;
    this.page = page;
    this.base = base;
  }

  static async arrive(
    browser: Browser,
    base: string,
    name: string,
    width: number,
    height: number,
  ): Promise<Person> {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: 'light',
      locale: 'en',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const person = new Person(name, page, base);
    page.on('pageerror', (error) => person.problems.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && message.text().includes('Content Security Policy')) {
        person.problems.push(message.text());
      }
    });
    return person;
  }

  async signIn(email: string): Promise<void> {
    await this.page.goto(this.base);
    await this.page.fill('input[type=email]', email);
    await this.page.fill('input[type=password]', 'low tide at dawn');
    await this.page.click('button[type=submit]');
    await this.page.waitForSelector('.shell');
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.base + path);
    await this.page.waitForSelector('.topbar h1');
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name }).first();
  }

  /** Opens a verb's dialog, fills what is given, and presses its button. */
  async fill(fields: Record<string, string>, button: string | RegExp): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    for (const [label, value] of Object.entries(fields))
      await dialog.getByLabel(label).first().fill(value);
    await dialog.getByRole('button', { name: button }).last().click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Chooses a record in a reference field by its name. */
  async choose(label: string, name: string): Promise<void> {
    const field = this.page.getByRole('dialog').getByLabel(label).first();
    await field.click();
    await field.fill(name);
    await this.page.getByRole('option', { name }).first().click();
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  async seesNot(text: string): Promise<void> {
    const body = await this.page.locator('body').innerText();
    if (body.includes(text)) throw new Error(`${this.name} must not see “${text}”`);
  }

  /** No sideways scrolling, no error of the page, and a picture for whoever wants to look. */
  async look(step: string): Promise<void> {
    await this.page.waitForLoadState('networkidle').catch(() => undefined);
    const wide = await this.page.evaluate(
      () => document.documentElement.scrollWidth > window.innerWidth,
    );
    if (wide) throw new Error(`${step}: the page of ${this.name} is wider than the screen`);
    if (this.problems.length > 0) throw new Error(`${step}: ${this.problems.join('; ')}`);
    const folder = process.env['E2E_PICTURES'];
    if (folder)
      await this.page.screenshot({
        path: `${folder}/${step.replaceAll(/\W+/g, '_')}_${this.name}.png`,
      });
  }
}
