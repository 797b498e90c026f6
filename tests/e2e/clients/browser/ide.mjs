import { join } from 'node:path';
import { waitUntil } from '../../support/product/wait-until.mjs';

// For a machine that is busy: the IDE is some megabytes of scripts, and its service worker fetches them all.
const seconds = 120;

/** The IDE in a page of its own, by what its user sees. */
export class Ide {
  #page;
  #loads = 0;

  constructor(page) {
    this.#page = page;
    page.setDefaultTimeout(seconds * 1000);
    page.on('load', () => (this.#loads += 1));
  }

  /** Opens an address, and waits until the IDE stands: on the first visit its service worker reloads the page once it has all files. */
  async open(url, { firstVisit }) {
    this.#loads = 0;
    await this.#page.goto(url);
    await waitUntil(() => this.#loads >= (firstVisit ? 2 : 1), seconds, 'the page has loaded');
    await this.#page.getByText('Online', { exact: true }).waitFor();
  }

  /**
   * Runs an operation until the answer is there. In a document of its own: the IDE's builder may still be walking through what stood in
   * the one before, and fails where that is gone.
   */
  async run(operation, answer) {
    const lens = this.#page.getByRole('button', { name: 'Run ▷' });
    await this.#page.keyboard.press('Control+Alt+T');
    await lens.waitFor({ state: 'detached' });
    await this.#page.getByText('Schema available').waitFor();
    await this.#page.locator('.monaco-editor').first().click();
    await this.#page.keyboard.insertText(operation);
    // The IDE sends what it has stored of the text, which may be a moment behind. Then it is run again, as its user would.
    const runOnce = async () => {
      await lens.click();
      await this.says(answer, 5);
      return true;
    };
    await waitUntil(runOnce, seconds, `the IDE answers ${answer}`);
  }

  openTab(name) {
    return this.#page.getByRole('tab', { name }).click();
  }

  /** Waits until the page says so, spaces and line breaks aside. */
  async says(text, limit = seconds) {
    const shown = async () => (await this.#page.locator('body').innerText()).replace(/\s+/g, '');
    await waitUntil(async () => (await shown()).includes(text.replace(/\s+/g, '')), limit, `the IDE says ${text}`);
  }

  /** For the eye: `GRAPHBFF_SCREENSHOTS` names the folder. */
  async look(name) {
    if (process.env.GRAPHBFF_SCREENSHOTS) {
      await this.#page.screenshot({ path: join(process.env.GRAPHBFF_SCREENSHOTS, `${name}.png`) });
    }
  }
}
