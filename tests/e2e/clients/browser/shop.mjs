import { join } from 'node:path';
import { servePage } from './page-server.mjs';

/** Builds the shop as its team does, and serves it with the product behind `/graphql`. */
export const startShop = (product) => servePage('shop', product);

/** The shop in a page of its own, by what its user sees. */
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

  /** What the page says of its live data, where it says just that. */
  connection(text) {
    return this.page.getByRole('status').getByText(text, { exact: true });
  }

  async createUser({ name, email }) {
    await this.page.getByLabel('Name').fill(name);
    await this.page.getByLabel('Email').fill(email);
    await this.page.getByRole('button', { name: 'Create user' }).click();
  }

  /** What is said to be wrong with a field, once something is. */
  async errorAt(label) {
    const field = this.page.locator('.field', { has: this.page.getByLabel(label) });
    await field.locator('[aria-invalid=true]').waitFor();
    return field.locator('.field-error').innerText();
  }

  /** For the eye: `GRAPHBFF_SCREENSHOTS` names the folder. */
  async look(name) {
    if (process.env.GRAPHBFF_SCREENSHOTS) {
      await this.page.screenshot({ path: join(process.env.GRAPHBFF_SCREENSHOTS, `shop-${name}.png`) });
    }
  }
}
