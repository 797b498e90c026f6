import { join } from 'node:path';
import { servePage } from './page-server.mjs';

/** Builds and serves the shop. Its server forwards `/graphql` to the product. */
export const startShop = (product) => servePage('shop', product);

/** Drives the shop in one page, through what a user sees. */
export class Shop {
  constructor(page) {
    this.page = page;
    this.users = page.getByRole('list', { name: 'Users' }).getByRole('listitem');
    this.orders = page.getByRole('list', { name: 'Orders' }).getByRole('listitem');
    this.loadMore = page.getByRole('button', { name: 'Load more' });
  }

  heading(name) {
    return this.page.getByRole('heading', { name, exact: true });
  }

  /** The status line for live data, if its text is exactly this. */
  connection(text) {
    return this.page.getByRole('status').getByText(text, { exact: true });
  }

  async createUser({ name, email }) {
    await this.page.getByLabel('Name').fill(name);
    await this.page.getByLabel('Email').fill(email);
    await this.page.getByRole('button', { name: 'Create user' }).click();
  }

  /** Waits for a field's error and returns its text. */
  async errorAt(label) {
    const field = this.page.locator('.field', { has: this.page.getByLabel(label) });
    await field.locator('[aria-invalid=true]').waitFor();
    return field.locator('.field-error').innerText();
  }

  /** Saves a screenshot to the folder in `GRAPHBFF_SCREENSHOTS`, if that is set. */
  async look(name) {
    if (process.env.GRAPHBFF_SCREENSHOTS) {
      await this.page.screenshot({ path: join(process.env.GRAPHBFF_SCREENSHOTS, `shop-${name}.png`) });
    }
  }
}
