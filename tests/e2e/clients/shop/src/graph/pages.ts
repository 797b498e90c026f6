import type { Cache, Entity, FieldInfo } from '@urql/exchange-graphcache';

type Page = { key: string; nodes: string[]; isFirst: boolean; isLast: boolean };

/** The cached pages of a connection. */
export function pages(cache: Cache, parent: Entity, field: string): Page[] {
  return cache
    .inspectFields(parent)
    .filter(({ fieldName }) => fieldName === field)
    .flatMap((info) => page(cache, parent, info) ?? []);
}

function page(cache: Cache, parent: Entity, { fieldKey, arguments: args }: FieldInfo): Page | undefined {
  const key = cache.resolve(parent, fieldKey) as string | null | undefined;
  if (!key) {
    return undefined;
  }

  return {
    key,
    nodes: (cache.resolve(key, 'nodes') ?? []) as string[],
    isFirst: !args?.after,
    isLast: cache.resolve(cache.resolve(key, 'pageInfo') as string, 'hasNextPage') === false,
  };
}
