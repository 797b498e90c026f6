import { join } from 'node:path';

/** Drives one of `tests/e2e/apps` in one page, through what a user sees. */
export class UsersApp {
  constructor(page, origin, name) {
    this.page = page;
    this.origin = origin;
    this.name = name;
    this.users = page.getByRole('list', { name: 'Users' }).getByRole('listitem');
    this.orders = page.getByRole('list', { name: 'Orders' }).getByRole('listitem');
    this.loadMore = page.getByRole('button', { name: 'Load more' });
    this.problem = page.getByRole('alert');
  }

  openUsers() {
    return this.page.goto(this.origin);
  }

  openUser(id) {
    return this.page.goto(`${this.origin}/users/${id}`);
  }

  heading(name) {
    return this.page.getByRole('heading', { name, exact: true });
  }

  async createUser({ name, email }) {
    await this.page.getByLabel('Name').fill(name);
    await this.page.getByLabel('Email').fill(email);
    await this.page.getByRole('button', { name: 'Create user' }).click();
  }

  /** A field's error. It is empty if the field has none. */
  errorAt(label) {
    return this.page.locator('.field', { has: this.page.getByLabel(label) }).locator('.field-error');
  }

  invalid(label, isInvalid) {
    return this.page.locator('.field', { has: this.page.getByLabel(label) }).locator(`[aria-invalid=${isInvalid}]`);
  }

  /** Saves a screenshot to the folder in `GRAPHBFF_SCREENSHOTS`, if that is set. */
  async look(what) {
    if (process.env.GRAPHBFF_SCREENSHOTS) {
      await this.page.screenshot({ path: join(process.env.GRAPHBFF_SCREENSHOTS, `${this.name}-${what}.png`) });
    }
  }
}
