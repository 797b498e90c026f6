import { duration, element, nameOf, plural, serviceClass, serviceLabel } from './format.js';
import { rowsOf } from './rows.js';

/** Draws an operation: its hints, the services' shares, and the waterfall. */
export function drawDetail(target, { document: text, trace }, summary) {
  const operation = { ...trace.operation, fields: summary?.fields ?? [...new Set(trace.steps.map((step) => step.path[0]))] };
  target.replaceChildren(
    element('h2', '', nameOf(operation)),
    facts(trace),
    ...(trace.hints.length > 0 ? [element('ul', 'hints', ...trace.hints.map((hint) => element('li', '', hint)))] : []),
    legend(summary),
    waterfall(trace),
    ...(text ? [query(text)] : []),
  );
}

function facts(trace) {
  const codes = trace.errors ? `: ${trace.errors.codes.join(', ')}` : '';
  return element(
    'p',
    'facts',
    element('strong', '', duration(trace.duration)),
    element('span', '', trace.operation?.kind ?? 'refused'),
    element('span', '', plural(trace.calls.length, 'call')),
    element('span', '', plural(trace.steps.length, 'step')),
    element('span', '', trace.operation?.cached ? 'plan from the cache' : 'parsed and planned'),
    trace.errors ? element('span', 'error', `${plural(trace.errors.count, 'error')}${codes}`) : undefined,
    trace.cancelled ? element('span', 'error', 'cancelled by its client') : undefined,
    element('time', '', new Date(trace.start).toLocaleString()),
  );
}

function legend(summary) {
  return element(
    'ul',
    'legend',
    ...(summary?.services ?? []).map((service) =>
      element('li', '', serviceLabel(service.name), element('span', '', `${duration(service.time)} in ${plural(service.calls, 'call')}`)),
    ),
  );
}

function query(text) {
  return element('details', 'query', element('summary', '', 'Document'), element('pre', '', text));
}

function waterfall(trace) {
  const total = Math.max(1, trace.duration);
  const step = stepOf(total);
  const drawn = element('div', 'waterfall', axis(total, step), ...rowsOf(trace).map((row) => drawRow(row, total)));
  drawn.setAttribute('role', 'table');
  drawn.setAttribute('aria-label', 'Steps and calls');
  for (const row of drawn.children) {
    row.setAttribute('role', 'row');
    [...row.children].forEach((cell) => cell.setAttribute('role', 'cell'));
  }

  drawn.style.setProperty('--tick', `${(100 * step) / total}%`);
  return drawn;
}

/** The distance of two ticks: 1, 2 or 5 times a power of ten, for about six ticks. */
function stepOf(total) {
  const rough = total / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  return Math.max(1, [1, 2, 5, 10].find((factor) => factor * power >= rough) * power);
}

function axis(total, step) {
  const scale = element('div', 'scale');
  for (let at = 0; at <= total; at += step) {
    const tick = element('span', 'tick', duration(Math.round(at)).replace('.0 ', ' '));
    tick.style.left = `${(100 * at) / total}%`;
    scale.append(tick);
  }

  new ResizeObserver(() => hideOverlapping(scale.children)).observe(scale);
  return element('div', 'row axis', element('div', 'label', ''), scale, element('div', 'took', 'took'), element('div', 'notes', ''));
}

/** Hides each label that would overlap the last visible one. Its line stays. */
function hideOverlapping(ticks) {
  let end = -Infinity;
  for (const tick of ticks) {
    const { left, right } = tick.getBoundingClientRect();
    const fits = left >= end;
    tick.classList.toggle('mute', !fits);
    end = fits ? right : end;
  }
}

function drawRow(row, total) {
  const label = element('div', 'label', row.service ? serviceLabel(row.label) : element('span', 'field', row.label), row.aside ? element('span', 'aside', row.aside) : undefined);
  label.style.paddingInlineStart = `${row.depth * 16}px`;
  label.title = row.title;
  const track = element('div', 'track');
  track.style.setProperty('--lanes', row.lanes);
  for (const bar of row.bars) {
    track.append(drawBar(bar, row, total));
  }

  return element(
    'div',
    `row ${row.kind}${row.isBad ? ' bad' : ''}`,
    label,
    track,
    element('div', 'took', duration(row.duration)),
    element('div', 'notes', ...row.notes.map((note) => element('span', note.isBad ? 'error' : '', note.text))),
  );
}

function drawBar(bar, row, total) {
  const drawn = element('span', `bar ${row.service ? serviceClass(row.service) : ''}${bar.isBad ? ' bad' : ''}${bar.duration === undefined ? ' open' : ''}`);
  drawn.style.left = `${(100 * bar.start) / total}%`;
  drawn.style.width = `${(100 * ((bar.duration ?? total - bar.start) || 0)) / total}%`;
  drawn.style.setProperty('--lane', bar.lane);
  drawn.title = bar.title;
  return drawn;
}
