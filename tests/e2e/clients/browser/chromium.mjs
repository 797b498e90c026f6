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

/** Why suites must skip the browser here, or false. In CI it is always false, so that a missing browser fails the suites. */
export const noBrowser = !executablePath && process.env.CI !== 'true' && `none of ${names.join(', ')} is on the PATH`;

/**
 * Starts the system's Chromium. It runs without a sandbox, because the sandbox does not work for root, and it opens only the product's
 * pages. It resolves no host name, so a page that contacts another host fails its test and sends nothing out.
 */
export const launchBrowser = () =>
  chromium.launch({
    executablePath: executablePath ?? names[0],
    args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
