import type { Page } from 'playwright-core';

/** Notices whatever a text does that is no text: script that runs, a request to elsewhere, a style, a report of the
 * policy. */
export class Trap {
  private readonly caught: string[] = [];
  private readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async set(page: Page, base: string): Promise<Trap> {
    const trap = new Trap(page);
    page.on('dialog', (dialog) => {
      trap.caught.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.route(
      (url) => url.origin !== base && url.protocol.startsWith('http'),
      (route) => {
        trap.caught.push(`a request: ${route.request().url()}`);
        return route.abort();
      },
    );
    await page.exposeFunction('tellTrap', (what: string) => trap.caught.push(what));
    await page.addInitScript(() => {
      const tell = (what: string) =>
        (globalThis as unknown as { tellTrap: (what: string) => void }).tellTrap(what);
      globalThis.alert = () => tell('a script');
      document.addEventListener('securitypolicyviolation', (event) => {
        tell(`the policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
    return trap;
  }

  /** What was caught since the last look; an outline is what the planted style would draw. */
  async catch(): Promise<string[]> {
    const outline = await this.page.evaluate(() => getComputedStyle(document.body).outlineStyle);
    if (outline !== 'none') this.caught.push('a style');
    return this.caught.splice(0);
  }

  async expectNothing(where: string): Promise<void> {
    const caught = await this.catch();
    if (caught.length > 0) throw new Error(`${where}: ${caught.join(' | ')}`);
  }
}
