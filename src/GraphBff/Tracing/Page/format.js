/** Times come in microseconds. */
export function duration(micros) {
  if (micros === undefined) {
    return 'open';
  }

  if (micros < 1000) {
    return `${micros} µs`;
  }

  if (micros < 1_000_000) {
    return `${(micros / 1000).toFixed(micros < 100_000 ? 1 : 0)} ms`;
  }

  return `${(micros / 1_000_000).toFixed(2)} s`;
}

export function size(bytes) {
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`;
}

export function plural(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}

/** Makes an element. Its children are text or elements, never markup, since names and documents come from outside. */
export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) {
    made.className = className;
  }

  made.append(...children.filter((child) => child !== undefined && child !== ''));
  return made;
}

const colours = 8;
const known = new Map();

/** The CSS class for a service's colour. It stays the same while the page is open. */
export function serviceClass(service) {
  if (!known.has(service)) {
    known.set(service, known.size % colours);
  }

  return `service-${known.get(service)}`;
}

export function serviceLabel(service) {
  return element('span', `service ${serviceClass(service)}`, service);
}

/** The name of an operation, or its root fields if it has none. */
export function nameOf(operation) {
  return operation.name ?? (operation.fields?.length ? `{ ${operation.fields.join(' ')} }` : '(refused)');
}
