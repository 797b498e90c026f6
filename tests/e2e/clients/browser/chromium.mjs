import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

const isProgram = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const executablePath = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => names.map((name) => join(folder, name)))
  .find(isProgram);

/** Why a suite cannot drive a browser here; false where it can, and in CI, where it then fails. */
export const noBrowser = !executablePath && process.env.CI !== 'true' && `none of ${names.join(', ')} is on the PATH`;

/**
 * Starts the system's Chromium. It opens pages of the product only, and has no sandbox, which root could not have. It finds no host but
 * this one, so that a page that asks another fails its test and tells nobody.
 */
export const launchBrowser = () =>
  chromium.launch({
    executablePath: executablePath ?? names[0],
    args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
