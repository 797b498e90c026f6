import { compare } from './compare.mjs';
import { shrink } from './shrink.mjs';

const maxReported = 5;

/** Compares product and oracle on many requests. Each difference is reported with the smallest document found that shows it. */
export async function hunt(oracle, url, count, makeRequest) {
  const counts = { accepted: 0, refused: 0, limited: 0, allowed: 0 };
  const found = [];
  for (let number = 0; number < count; number++) {
    const request = makeRequest();
    const result = await compare(oracle, url, request);
    counts.limited += result.limited ? 1 : 0;
    counts.allowed += result.allowed ? 1 : 0;
    counts[result.expected.accepted ? 'accepted' : 'refused']++;
    if (result.difference && found.length < maxReported) {
      const smaller = await smallest(oracle, url, request, result.expected.accepted);
      found.push(`document ${number}: ${result.difference}\n${JSON.stringify(smaller)}`);
    }
  }

  return { counts, found };
}

// Removing one token can turn a difference into another. Only count one in which the oracle's verdict is the same.
async function smallest(oracle, url, { query, ...rest }, wasAccepted) {
  const differs = async (shorter) => {
    const result = await compare(oracle, url, { query: shorter, ...rest }).catch(() => ({}));
    return result.difference !== undefined && result.expected.accepted === wasAccepted;
  };
  return { query: await shrink(query, differs), ...rest };
}

/** Compares product and oracle on handpicked requests. `json`, if there, is the text of the variables. */
export async function differencesOf(oracle, url, requests) {
  const found = [];
  for (const { json, ...rest } of requests) {
    const request = json ? { ...rest, variables: JSON.parse(json) } : rest;
    const body = json && `{"query":${JSON.stringify(rest.query)},"variables":${json}}`;
    const { difference } = await compare(oracle, url, request, body);
    if (difference) {
      found.push(`${difference}\n${body ?? JSON.stringify(request)}`);
    }
  }

  return found;
}
