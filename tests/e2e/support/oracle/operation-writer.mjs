import {
  GraphQLBoolean,
  GraphQLNonNull,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isRequiredArgument,
} from 'graphql';
import { literal } from './literals.mjs';
import { jsonValue } from './values.mjs';
import { Variables } from './variables.mjs';

const maxDepth = 5;
const maxFields = 40;
const condition = new GraphQLNonNull(GraphQLBoolean);

/** Writes one operation for the schema, and the fragments that it uses. Most are valid. */
export class OperationWriter {
  #schema;
  #random;
  #fragments = [];
  #fields = 0;
  #aliases = 0;

  constructor(schema, random, prefix) {
    this.#schema = schema;
    this.#random = random;
    this.prefix = prefix;
    this.variables = new Variables(random);
  }

  write(name) {
    const isMutation = this.#random.chance(0.12);
    const root = isMutation ? this.#schema.getMutationType() : this.#schema.getQueryType();
    const selections = isMutation ? this.#mutationFields(root) : this.#selections(root, maxDepth, this.#metaFields());
    const keyword = isMutation ? 'mutation' : 'query';
    return [`${keyword} ${name}${this.variables} ${selections}`, ...this.#fragments].join('\n');
  }

  /** A subscription may select only one root field. */
  writeSubscription(name) {
    const field = this.#random.pick(Object.values(this.#schema.getSubscriptionType().getFields()));
    const selections = this.#field(field, maxDepth, '');
    return [`subscription ${name}${this.variables} { ${selections} }`, ...this.#fragments].join('\n');
  }

  #metaFields() {
    return this.#random.chance(0.06) ? [SchemaMetaFieldDef, TypeMetaFieldDef] : [];
  }

  // The field is skipped: its arguments are coerced, and no data changes.
  #mutationFields(root) {
    const fields = this.#random.some(Object.values(root.getFields()), 0.2);
    return `{ ${fields.map((field) => this.#field(field, maxDepth, '@skip(if: true)')).join(' ')} }`;
  }

  #selections(type, depth, more = []) {
    const parts = isAbstractType(type) || this.#random.chance(0.2) ? ['__typename'] : [];
    if (type.getFields) {
      const fields = Object.values(type.getFields()).filter((field) => depth > 1 || !isCompositeType(getNamedType(field.type)));
      const wanted = this.#fields < maxFields ? 0.35 : 0;
      parts.push(...this.#random.some([...fields, ...more], wanted).map((field) => this.#field(field, depth)));
    }

    if (depth > 1 && this.#fields < maxFields) {
      parts.push(...this.#typed(type, depth));
    }

    return `{ ${(parts.length > 0 ? parts : ['__typename']).join(' ')} }`;
  }

  #typed(type, depth) {
    const types = isAbstractType(type) ? this.#random.some(this.#schema.getPossibleTypes(type), 0.3) : [type];
    const rate = isAbstractType(type) ? 0.8 : 0.12;
    return types.filter(() => this.#random.chance(rate)).map((target) => this.#fragment(target, depth));
  }

  #fragment(type, depth) {
    if (this.#random.chance(0.5)) {
      return this.#random.chance(0.85)
        ? `... on ${type} ${this.#directives()} ${this.#selections(type, depth - 1)}`
        : `... ${this.#directives()} { __typename }`;
    }

    const name = `${this.prefix}F${this.#fragments.length + 1}`;
    const place = this.#fragments.push('') - 1;
    this.#fragments[place] = `fragment ${name} on ${type} ${this.#selections(type, depth - 1)}`;
    return `...${name} ${this.#directives()}`;
  }

  #field(field, depth, directives = this.#directives()) {
    this.#fields++;
    const args = this.#arguments(field);
    const type = getNamedType(field.type);
    const alias = this.#random.chance(args === '' ? 0.1 : 0.8) ? `a${++this.#aliases}: ` : '';
    const selections = isCompositeType(type) ? this.#selections(type, depth - 1) : '';
    return `${alias}${field.name}${args} ${directives} ${selections}`;
  }

  #arguments(field) {
    const given = field.args.filter((argument) => isRequiredArgument(argument) || this.#random.chance(0.4));
    const written = given.map(({ name, type }) => `${name}: ${literal(type, jsonValue(type, this.#random), this.#variable)}`);
    return written.length === 0 ? '' : `(${written.join(', ')})`;
  }

  #variable = (type) => (this.#random.chance(0.25) ? this.variables.define(type) : undefined);

  #directives() {
    if (!this.#random.chance(0.08)) {
      return '';
    }

    const name = this.#random.pick(['skip', 'include']);
    return `@${name}(if: ${literal(condition, this.#random.chance(0.5), this.#variable)})`;
  }
}
