/** JSON whose exact text matters: to JavaScript, `1.0` and `1` are the same number. */
class JsonText {
  constructor(text) {
    this.text = text;
  }
}

const odd = [
  '0', '1', '-1', '-0', '1.0', '1.5', '1e2', '100e-2', '1e-1', '2147483647', '2147483648', '-2147483648', '-2147483649', '4294967297',
  '9007199254740991', '1e20', 'true', 'false', 'null', '""', '"1"', '"text"', '"PENDING"', '"pending"', '"\\u00e9\\u0000\\ud83d\\ude00"',
  '"VXNlcjp1c2VyLTAwMDE"', '[]', '[null]', '["VXNlcjp1c2VyLTAwMDE"]', '[1, "a", 2.0]', '[[]]', '{}', '{"id": "1"}',
  '{"id": "1", "more": null}',
  '{"__proto__": 1}', '{"": ""}', '{"0": "1"}',
].map((text) => new JsonText(text));

/** The value with one part replaced, removed or added. */
export function makeOdd(value, random) {
  if (Array.isArray(value) && value.length > 0 && random.chance(0.7)) {
    const at = random.int(value.length);
    return random.chance(0.2) ? value.slice(1) : value.map((item, i) => (i === at ? makeOdd(item, random) : item));
  }

  if (value !== null && typeof value === 'object' && !Array.isArray(value) && random.chance(0.8)) {
    return oddObject(value, random);
  }

  return random.chance(0.1) ? [value] : random.pick(odd);
}

function oddObject(value, random) {
  const keys = Object.keys(value);
  const key = random.pick(keys);
  const change = random.int(5);
  if (key === undefined || change === 0) {
    return { ...value, [random.pick(['more', 'ID', 'input'])]: random.pick(odd) };
  }

  if (change === 1) {
    return Object.fromEntries(Object.entries(value).filter(([kept]) => kept !== key));
  }

  return { ...value, [key]: makeOdd(value[key], random) };
}

/** The JSON of a value, with the exact text of its odd parts. */
export function toJson(value) {
  if (value instanceof JsonText) {
    return value.text;
  }

  if (Array.isArray(value)) {
    return `[${value.map(toJson).join(',')}]`;
  }

  return value !== null && typeof value === 'object'
    ? `{${Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${toJson(member)}`).join(',')}}`
    : JSON.stringify(value);
}
