import { join } from 'node:path';
import { waitUntil } from '../../support/product/wait-until.mjs';

// Enough for a busy machine: the IDE has several megabytes of scripts, and its service worker fetches all of them.
const seconds = 120;

/** Drives the IDE in one page, through what a user sees. */
export class Ide {
  #page;
  #loads = 0;

  constructor(page) {
    this.#page = page;
    page.setDefaultTimeout(seconds * 1000);
    page.on('load', () => (this.#loads += 1));
  }

  /** Opens an address and waits until the IDE is ready. On the first visit, its service worker reloads the page once it has all files. */
  async open(url, { firstVisit }) {
    this.#loads = 0;
    await this.#page.goto(url);
    await waitUntil(() => this.#loads >= (firstVisit ? 2 : 1), seconds, 'the page has loaded');
    await this.#page.getByText('Online', { exact: true }).waitFor();
  }

  /**
   * Runs an operation in a new tab until its response appears. The IDE's builder may still be reading the previous document and fails
   * if its text is replaced.
   */
  async run(operation, answer) {
    const lens = this.#page.getByRole('button', { name: 'Run ▷' });
    await this.#page.keyboard.press('Control+Alt+T');
    await lens.waitFor({ state: 'detached' });
    await this.#page.getByText('Schema available').waitFor();
    await this.#page.locator('.monaco-editor').first().click();
    await this.#page.keyboard.insertText(operation);
    // The IDE sends its stored copy of the text, which may be slightly out of date. So run it again, as a user would.
    const runOnce = async () => {
      await lens.click();
      await this.says(answer, 5);
      return true;
    };
    await waitUntil(runOnce, seconds, `the IDE shows ${answer}`);
  }

  openTab(name) {
    return this.#page.getByRole('tab', { name }).click();
  }

  /** Waits until the page shows the text. Spaces and line breaks are ignored. */
  async says(text, limit = seconds) {
    const shown = async () => (await this.#page.locator('body').innerText()).replace(/\s+/g, '');
    await waitUntil(async () => (await shown()).includes(text.replace(/\s+/g, '')), limit, `the IDE shows ${text}`);
  }

  /** Saves a screenshot to the folder in `GRAPHBFF_SCREENSHOTS`, if that is set. */
  async look(name) {
    if (process.env.GRAPHBFF_SCREENSHOTS) {
      await this.#page.screenshot({ path: join(process.env.GRAPHBFF_SCREENSHOTS, `${name}.png`) });
    }
  }
}
