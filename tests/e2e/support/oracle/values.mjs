import { isEnumType, isInputObjectType, isListType, isNonNullType, isRequiredInputField } from 'graphql';
import { globalId } from '../product/global-id.mjs';

const ids = [globalId('User', 'user-0001'), globalId('Order', 'order-00001'), globalId('Product', 'product-001'), 'nobody', '', '7'];
const texts = ['', 'a', 'Ünï©ode \u{1f600}', 'line\nbreak "quoted" \\', 'no-such-cursor'];

const scalars = {
  Int: (random) => random.pick([0, 1, 2, 5, 20]),
  Float: (random) => random.pick([0, 1.5, -2e3]),
  Boolean: (random) => random.chance(0.5),
  ID: (random) => random.pick(ids),
  String: (random) => random.pick(texts),
};

/** A JSON value that the type accepts. */
export function jsonValue(type, random, depth = 0) {
  if (isNonNullType(type)) {
    return presentValue(type.ofType, random, depth);
  }

  return random.chance(0.1) ? null : presentValue(type, random, depth);
}

function presentValue(type, random, depth) {
  if (isListType(type)) {
    // A single value is coerced to a list of one.
    return random.chance(0.15)
      ? presentItem(type.ofType, random, depth)
      : Array.from({ length: random.int(4) }, () => jsonValue(type.ofType, random, depth + 1));
  }

  if (isEnumType(type)) {
    return random.pick(type.getValues()).name;
  }

  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields())
      .filter((field) => isRequiredInputField(field) || (depth < 4 && random.chance(0.5)));
    return Object.fromEntries(fields.map((field) => [field.name, jsonValue(field.type, random, depth + 1)]));
  }

  return (scalars[type.name] ?? scalars.String)(random);
}

const presentItem = (type, random, depth) => presentValue(isNonNullType(type) ? type.ofType : type, random, depth + 1);
