import { join } from 'node:path';
import { waitUntil } from '../product/wait-until.mjs';

const seconds = 30;

/** The IDE in a page of its own, by what its user sees. */
export class Ide {
  #page;
  #loads = 0;

  constructor(page) {
    this.#page = page;
    page.on('load', () => (this.#loads += 1));
  }

  /** Opens an address, and waits until the IDE stands: on the first visit its service worker reloads the page once. */
  async open(url, { firstVisit }) {
    this.#loads = 0;
    await this.#page.goto(url);
    await waitUntil(() => this.#loads >= (firstVisit ? 2 : 1), seconds, 'the page has loaded');
    await this.#page.getByText('Online', { exact: true }).waitFor();
  }

  async newDocument() {
    await this.#page.getByRole('button', { name: 'Create Document' }).click();
    await this.#page.getByText('Schema available').waitFor();
  }

  async run(operation) {
    // Above an operation that the IDE has read is a lens that runs it; before that it would run what stood there earlier.
    const read = this.#page.getByRole('button', { name: 'Run ▷' });
    await this.#page.locator('.monaco-editor').first().click();
    await this.#page.keyboard.press('Control+A');
    await this.#page.keyboard.press('Delete');
    await read.waitFor({ state: 'detached' });
    await this.#page.keyboard.insertText(operation);
    await read.waitFor();
    await this.#page.keyboard.press('Control+Alt+Enter');
  }

  openTab(name) {
    return this.#page.getByRole('tab', { name }).click();
  }

  /** Waits until the page says so, spaces and line breaks aside. */
  async says(text) {
    const shown = async () => (await this.#page.locator('body').innerText()).replace(/\s+/g, '');
    await waitUntil(async () => (await shown()).includes(text.replace(/\s+/g, '')), seconds, `the IDE says ${text}`);
  }

  /** For the eye: `GRAPHBFF_SCREENSHOTS` names the folder. */
  async look(name) {
    if (process.env.GRAPHBFF_SCREENSHOTS) {
      await this.#page.screenshot({ path: join(process.env.GRAPHBFF_SCREENSHOTS, `${name}.png`) });
    }
  }
}
