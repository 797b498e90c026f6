import { parse, print, visit } from 'graphql';
import { tokensOf } from './mutations/text.mjs';

const maxTries = 600;

/** The shortest document found that still differs. It removes parts of the tree, or tokens if the document does not parse. */
export async function shrink(query, differs) {
  let tries = 0;
  const stillDiffers = async (shorter) => tries++ < maxTries && differs(shorter);
  try {
    parse(query);
  } catch {
    return shrinkTokens(query, stillDiffers);
  }

  return shrinkTree(query, stillDiffers);
}

async function shrinkTree(query, differs) {
  const shorter = await shrinkOnce(query, differs);
  return shorter.length < query.length ? shrinkTree(shorter, differs) : shorter;
}

async function shrinkOnce(query, differs) {
  let smallest = query;
  for (let index = 0; ; index++) {
    const shorter = without(parse(smallest, { noLocation: true }), index);
    if (!shorter) {
      return smallest;
    }

    for (const candidate of [print(withoutUnused(shorter)), print(shorter)]) {
      if (candidate.length < smallest.length && await differs(candidate)) {
        smallest = candidate;
        index--;
        break;
      }
    }
  }
}

// Visits the tree from the root, so that large parts are removed first.
function without(document, index) {
  let seen = 0;
  let found = false;
  const shorter = visit(document, {
    enter(node, key, parent) {
      if (Array.isArray(parent) && (parent.length > 1 || node.kind !== 'Field') && seen++ === index) {
        found = true;
        return null;
      }

      return undefined;
    },
  });
  return found ? shorter : undefined;
}

function withoutUnused(document) {
  const used = new Set();
  visit(document, {
    VariableDefinition: () => false,
    Variable: (node) => void used.add(`$${node.name.value}`),
    FragmentSpread: (node) => void used.add(node.name.value),
  });
  return visit(document, {
    VariableDefinition: (node) => (used.has(`$${node.variable.name.value}`) ? undefined : null),
    FragmentDefinition: (node) => (used.has(node.name.value) ? undefined : null),
  });
}

async function shrinkTokens(query, differs) {
  let tokens = tokensOf(query);
  for (let size = tokens.length >> 1; size >= 1; size >>= 1) {
    for (let start = 0; start < tokens.length;) {
      const shorter = [...tokens.slice(0, start), ...tokens.slice(start + size)];
      if (shorter.length > 0 && await differs(shorter.join(' '))) {
        tokens = shorter;
      } else {
        start += size;
      }
    }
  }

  return tokens.join(' ');
}
