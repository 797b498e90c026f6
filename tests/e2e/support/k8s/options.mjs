import { readdirSync, readFileSync } from 'node:fs';
import { root } from '../product/repository.mjs';

const pages = readdirSync(`${root}/src`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => {
    try {
      return [[name, readFileSync(`${root}/src/${name}/README.md`, 'utf8')]];
    } catch {
      return [];
    }
  });

// A test of the product holds the tables of options to its options: they have each, and no other. OpenTelemetry's variables have their own.
const rows = (page) =>
  page
    .split(/^## /m)
    .flatMap((section) => section.split('\n').filter((line) => line.startsWith(section.startsWith('Options\n') ? '| `' : '| `OTEL_')))
    .flatMap((line) => {
      const [keys, values] = line.split(' | ');
      const defaults = values.split(', ');
      return [...keys.matchAll(/`([^`]+)`/g)].map(([, key], index) => [key.toLowerCase(), defaults[index] ?? values]);
    });

const optionsOf = (projects) => new Map(pages.filter(([name]) => projects(name)).flatMap(([, page]) => rows(page)));

const demo = optionsOf((name) => name === 'GraphBff.DemoServices');
const product = optionsOf((name) => !['GraphBff.DemoServices', 'GraphBff.MockServices'].includes(name));

const ofTheFramework = /^(aspnetcore_urls|aspnetcore_forwardedheaders_enabled|kestrel:endpoints:\w+:(url|protocols)|logging:loglevel:.+)$/;
const withNames = ['grpcweb:services:'];

/** The options that the program of a container reads, or undefined if it is not ours. */
export const optionsFor = (container) => ({ graphbff: product, 'demo-services': demo })[container];

/** Whether a variable sets one of the options. */
export function isOption(options, name) {
  const key = name.toLowerCase().replaceAll('__', ':').replace(/:\d+$/, '');
  return options.has(key) || ofTheFramework.test(key) || withNames.some((prefix) => key.startsWith(prefix));
}

/** Seconds of an option: what the variable says (`00:00:30`), or the default (`30 s`). */
export function seconds(key, value) {
  if (value !== undefined) {
    return value.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  }

  return Number(/^(\d+) s/.exec(product.get(key.toLowerCase()))?.[1]);
}
