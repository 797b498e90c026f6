import { duration, plural, size } from './format.js';

/** If a batch makes more calls of one method than this, they share one row. */
const separateCalls = 4;
const maxLanes = 24;

/**
 * The rows of a waterfall: the engine's phases, then the steps. Each step is below the step of its parents. Below a step are the
 * batches that were split into single calls, and the calls that it waited for. If two steps waited for a call, it is below the first.
 */
export function rowsOf(trace) {
  const drawnBatches = new Map();
  return [phases(trace), ...ordered(trace.steps).flatMap((step) => stepRows(step, trace, drawnBatches))];
}

function phases(trace) {
  const bars = trace.phases.map((phase) => ({ ...phase, lane: 0, title: `${phase.name}: ${duration(phase.duration)}` }));
  return {
    kind: 'phases',
    label: 'engine',
    title: 'Parsing, validating and planning the document; writing the response',
    depth: 0,
    lanes: 1,
    bars,
    duration: bars.reduce((sum, bar) => sum + bar.duration, 0),
    notes: bars.map((bar) => ({ text: `${bar.name} ${duration(bar.duration)}` })),
  };
}

const isAbove = (above, step) => above !== step && above.path.length < step.path.length && above.path.every((key, i) => key === step.path[i]);

/** Sorts parents before their children, and siblings by their start. */
function ordered(steps) {
  const parentOf = (step) => steps.filter((above) => isAbove(above, step)).sort((left, right) => right.path.length - left.path.length)[0];
  const below = Map.groupBy(steps, parentOf);
  const walk = (parent, depth) =>
    (below.get(parent) ?? [])
      .sort((left, right) => left.start - right.start)
      .flatMap((step) => [{ ...step, depth, shown: step.path.slice(parent?.path.length ?? 0).join('.') }, ...walk(step, depth + 1)]);
  return walk(undefined, 0);
}

function stepRows(step, trace, drawnBatches) {
  const own = step.batches.filter((index) => !drawnBatches.has(index));
  const shared = step.batches.filter((index) => drawnBatches.has(index)).map((index) => drawnBatches.get(index));
  for (const index of own) {
    drawnBatches.set(index, step.shown);
  }

  const inBatches = new Set(step.batches.flatMap((index) => trace.batches[index].calls));
  const direct = step.calls.filter((index) => !inBatches.has(index));
  return [
    stepRow(step, shared),
    ...own.flatMap((index) => batchRows(trace.batches[index], trace, step.depth + 1)),
    ...callRows(direct.map((index) => trace.calls[index]), step.depth + 1),
  ];
}

function stepRow(step, shared) {
  const { keys, results } = step;
  const notes = [{ text: plural(step.parents, 'parent') }];
  if (keys) {
    notes.push({ text: keys.distinct === keys.asked ? plural(keys.asked, 'key') : `${keys.asked} keys, ${keys.distinct} distinct` });
    if (keys.cacheHits > 0) {
      notes.push({ text: `${plural(keys.cacheHits, 'cache hit')}` });
    }
  }

  if (results.nulls > 0) {
    notes.push({ text: plural(results.nulls, 'null') });
  }

  if (results.errors > 0) {
    notes.push({ text: `${plural(results.errors, 'error')}: ${step.error}`, isBad: true });
  }

  if (shared.length > 0) {
    notes.push({ text: `in the batch of ${[...new Set(shared)].join(', ')}` });
  }

  return {
    kind: 'step',
    label: step.shown,
    aside: step.loader ?? '',
    title: `${step.field} at ${step.path.join('.')}${step.loader ? `, by ${step.loader}` : ''}`,
    depth: step.depth,
    lanes: 1,
    bars: [{ start: step.start, duration: step.duration, lane: 0, isBad: results.errors > 0, title: `${step.field}: ${duration(step.duration)}` }],
    duration: step.duration,
    isBad: results.errors > 0,
    notes,
  };
}

function batchRows(batch, trace, depth) {
  const calls = callRows(batch.calls.map((index) => trace.calls[index]), batch.fallback ? depth + 1 : depth);
  if (!batch.fallback) {
    return calls;
  }

  return [
    {
      kind: 'batch',
      label: `batch of ${batch.size}`,
      aside: 'was split into single calls',
      title: batch.loader,
      depth,
      lanes: 1,
      bars: [{ start: batch.start, duration: batch.duration, lane: 0, isBad: true, title: `${batch.loader}: ${duration(batch.duration)}` }],
      duration: batch.duration,
      isBad: true,
      notes: [{ text: `${batch.fallback.method || 'the batch method'} is ${batch.fallback.status}`, isBad: true }],
    },
    ...calls,
  ];
}

const isBad = (call) => call.status !== undefined && !['OK', 'NOT_FOUND'].includes(call.status);

function callRows(calls, depth) {
  return [...Map.groupBy(calls, (call) => `${call.service} ${call.method}`).values()].flatMap((group) =>
    group.length > separateCalls ? [callRow(group, depth)] : group.map((call) => callRow([call], depth)),
  );
}

function callRow(calls, depth) {
  const [first] = calls;
  const name = first.method.split('/').at(-1);
  const bars = inLanes(calls);
  const end = Math.max(...calls.map((call) => call.start + (call.duration ?? 0)));
  return {
    kind: 'call',
    service: first.service,
    label: first.service,
    aside: calls.length > 1 ? `${name} × ${calls.length}` : name,
    title: first.method,
    depth,
    lanes: Math.max(...bars.map((bar) => bar.lane)) + 1,
    bars,
    duration: calls.every((call) => call.duration !== undefined) ? end - Math.min(...calls.map((call) => call.start)) : undefined,
    isBad: calls.some(isBad),
    notes: callNotes(calls),
  };
}

function callNotes(calls) {
  const sum = (name) => calls.reduce((total, call) => total + (call[name] ?? 0), 0);
  const notes = [];
  const failed = calls.filter(isBad);
  if (failed.length > 0) {
    const statuses = [...new Set(failed.map((call) => call.status))].join(', ');
    notes.push({ text: calls.length > 1 ? `${failed.length} × ${statuses}` : statuses, isBad: true });
  }

  if (sum('keys') > 0) {
    notes.push({ text: plural(sum('keys'), 'key') });
  }

  if (calls.some((call) => call.attempts > 1)) {
    notes.push({ text: plural(sum('attempts'), 'attempt'), isBad: true });
  }

  if (sum('requestBytes') + sum('responseBytes') > 0) {
    notes.push({ text: `↑ ${size(sum('requestBytes'))} ↓ ${size(sum('responseBytes'))}` });
  }

  return notes;
}

/** Puts each call into the first lane that is free when it begins. */
function inLanes(calls) {
  const ends = [];
  return [...calls]
    .sort((left, right) => left.start - right.start)
    .map((call) => {
      let lane = ends.findIndex((end) => end <= call.start);
      lane = lane < 0 ? Math.min(ends.length, maxLanes - 1) : lane;
      ends[lane] = call.start + (call.duration ?? Infinity);
      const title = `${call.method}: ${duration(call.duration)}, ${call.status ?? 'no response'}`;
      return { start: call.start, duration: call.duration, lane, isBad: isBad(call), title };
    });
}
