import { GraphQLNonNull, isNonNullType } from 'graphql';
import { literal } from './literals.mjs';
import { jsonValue } from './values.mjs';

/** Collects the variables of one operation while it is written. */
export class Variables {
  #random;
  #definitions = [];
  values = {};

  constructor(random) {
    this.#random = random;
  }

  /** Defines a variable that is allowed in a position of this type, and returns its name with the dollar sign. */
  define(type) {
    const name = `v${this.#definitions.length + 1}`;
    let declared = type;
    let initial = '';
    if (isNonNullType(type) && this.#random.chance(0.2)) {
      declared = type.ofType;
      initial = ` = ${literal(type, jsonValue(type, this.#random))}`;
    } else if (!isNonNullType(type) && this.#random.chance(0.3)) {
      declared = new GraphQLNonNull(type);
    } else if (this.#random.chance(0.2)) {
      initial = ` = ${literal(type, jsonValue(type, this.#random))}`;
    }

    this.#definitions.push(`$${name}: ${declared}${initial}`);
    if (isNonNullType(declared) || this.#random.chance(0.8)) {
      this.values[name] = jsonValue(initial && !isNonNullType(declared) ? new GraphQLNonNull(declared) : declared, this.#random);
    }

    return `$${name}`;
  }

  toString() {
    return this.#definitions.length === 0 ? '' : `(${this.#definitions.join(', ')})`;
  }
}
