import { duration, element, nameOf, plural, serviceLabel } from './format.js';
import { drawDetail } from './detail.js';

const interval = 2000;
const list = document.querySelector('#operations');
const detail = document.querySelector('#detail');
const filter = document.querySelector('#filter');
const live = document.querySelector('#live');
const data = new URL('data', new URL('trace/', location.href));

let operations = [];
let drawn = '';
let shown;

const selected = () => Number(location.hash.slice(1)) || undefined;

async function read(url) {
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  return response.ok ? response.json() : undefined;
}

async function refresh() {
  const answer = await read(data).catch(() => undefined);
  operations = answer?.operations ?? operations;
  document.body.classList.toggle('offline', !answer);
  if (!selected() && operations.length > 0) {
    history.replaceState(null, '', `#${operations[0].id}`);
  }

  drawList();
  await show();
}

function matches(operation) {
  const text = `${nameOf(operation)} ${operation.kind} ${operation.services.map((service) => service.name).join(' ')}`;
  return text.toLowerCase().includes(filter.value.trim().toLowerCase());
}

function drawList() {
  const visible = operations.filter(matches);
  const key = `${visible.map((operation) => operation.id)} ${selected()}`;
  if (key === drawn) {
    return;
  }

  drawn = key;
  const focused = document.activeElement?.dataset?.id;
  const longest = Math.max(1, ...visible.map((operation) => operation.duration));
  list.replaceChildren(...visible.map((operation) => row(operation, longest)));
  if (focused) {
    list.querySelector(`[data-id="${focused}"]`)?.focus();
  }
}

function row(operation, longest) {
  const bar = element('span', 'share');
  bar.style.width = `${(100 * operation.duration) / longest}%`;
  const slowest = operation.services[0];
  const button = element(
    'button',
    operation.errors > 0 ? 'failed' : '',
    element('span', 'name', nameOf(operation)),
    element('span', 'duration', duration(operation.duration)),
    element(
      'span',
      'about',
      new Date(operation.start).toLocaleTimeString(undefined, { hour12: false }),
      element('span', '', operation.kind || 'refused'),
      element('span', '', plural(operation.calls, 'call')),
      operation.errors > 0 ? element('span', 'error', plural(operation.errors, 'error')) : undefined,
      slowest ? serviceLabel(slowest.name) : undefined,
    ),
    bar,
  );
  button.dataset.id = operation.id;
  button.setAttribute('aria-current', operation.id === selected());
  button.addEventListener('click', () => {
    location.hash = operation.id;
  });
  return element('li', '', button);
}

async function show() {
  const id = selected();
  if (!id) {
    detail.replaceChildren(element('p', 'empty', 'No operation has run yet. Send one to the graph, and it appears here.'));
    return;
  }

  if (shown === id) {
    return;
  }

  const found = await read(new URL(`data/${id}`, data)).catch(() => undefined);
  if (selected() !== id) {
    return;
  }

  shown = id;
  const summary = operations.find((operation) => operation.id === id);
  if (found) {
    drawDetail(detail, found, summary);
  } else {
    detail.replaceChildren(element('p', 'empty', 'This operation is no longer kept.'));
  }
}

function move(step) {
  const visible = operations.filter(matches);
  const next = visible[visible.findIndex((operation) => operation.id === selected()) + step];
  if (next) {
    location.hash = next.id;
    list.querySelector(`[data-id="${next.id}"]`)?.focus();
  }
}

addEventListener('hashchange', () => {
  drawList();
  show();
});
filter.addEventListener('input', drawList);
list.addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    move(step);
  }
});
setInterval(() => {
  if (live.checked && !document.hidden) {
    refresh();
  }
}, interval);
await refresh();
