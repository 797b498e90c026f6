const token = /"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"|\.\.\.|[_A-Za-z]\w*|-?\d[\d.eE+-]*|[^\s]/g;

const strange = [
  '...', '{', '}', '(', ')', '[', ']', '$', '@', '!', ':', '=', '|', '&', '"', '"""', '""', '"""" """', '"\\u0041"', '"\\u{1F600}"',
  '"\\uD83D\\uDE00"', '"\\uD83D"', '"\\u{D83D}"', '"\\u{110000}"', '"\\x"', '"\\', '"""\\""" """', '"""a\n  b\r\n"""', '#c\n', '\uFEFF',
  ',,', ';', '%', '?', '\u00a0', '\u0007', 'é', '\u{1F600}', '01', '-', '-0', '0.', '.5', '1.e1', '1e', '1E+2', '1a', '0x1',
  '1_000', '00', '1.2.3',
  'on', 'null', 'true', 'fragment', 'query', 'subscription', 'type', 'extend', '__x', '\r', '\t',
];

const strings = [
  '"\\u00e9\\n"', '"""\n  block\n    more\n"""', '"""\\""""""', '"\\u{1F600}"', '"\\uD83D\\uDE00"', '"\\uDE00"', '"a\tb"',
  '"""a\u0007b"""', '"\\/\\b\\f"', '"\u{1F600}"',
];

export const tokensOf = (text) => text.match(token) ?? [];

export function textMutation(text, random) {
  const tokens = tokensOf(text);
  const at = random.int(tokens.length);
  const change = random.int(6);
  if (change === 0) {
    tokens.splice(at, 1);
  } else if (change === 1) {
    tokens.splice(at, 0, tokens[at]);
  } else if (change === 2) {
    const other = random.int(tokens.length);
    [tokens[at], tokens[other]] = [tokens[other], tokens[at]];
  } else if (change === 3) {
    tokens.splice(at, 0, random.pick(strange));
  } else if (change === 4) {
    return spaced(tokens, random);
  } else {
    const places = tokens.flatMap((each, i) => (each.startsWith('"') ? [i] : []));
    tokens[places.length > 0 ? random.pick(places) : at] = random.pick(strings);
  }

  return tokens.join(' ');
}

// Puts ignored tokens between all tokens: white space, line ends, commas, comments and byte order marks.
const spaced = (tokens, random) =>
  tokens.map((each) => each + random.pick([' ', '\n', '\r\n', '\t', ',', ' # comment "{\n', '\uFEFF', '\r', ', ,'])).join('');
