import { compare } from './compare.mjs';
import { shrink } from './shrink.mjs';

const maxReported = 5;

/** Asks both about many requests. The differences come with the smallest document found that still shows them. */
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

// The change of a single token can turn a difference into another one: only the same direction counts.
async function smallest(oracle, url, { query, ...rest }, wasAccepted) {
  const differs = async (shorter) => {
    const result = await compare(oracle, url, { query: shorter, ...rest }).catch(() => ({}));
    return result.difference !== undefined && result.expected.accepted === wasAccepted;
  };
  return { query: await shrink(query, differs), ...rest };
}

/** Asks both about requests picked by hand; one may come as `json`, the text of its variables. */
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
