import type { TypedDocumentString } from './gql/graphql';
import { GraphError } from './GraphError';

export type Graph = { url: string; authorization?: string | undefined };

type Answer<Data> = { data?: Data | null; errors?: { message: string; extensions: { code: string } }[] };

/** Runs a trusted document, of which the graph gets the id. Rejects with a `GraphError` if there is no data. */
export async function request<Data extends object, Variables>(
  graph: Graph,
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const { data, errors } = await send<Data>(graph, { ...operation(document), variables });
  if (!data || (errors && Object.values(data).every((field) => field === null))) {
    throw new GraphError(errors?.[0]?.extensions.code ?? 'INTERNAL');
  }

  return data;
}

/** The request parameters that stand for a trusted document. */
export const operation = (document: TypedDocumentString<unknown, never>) => ({ documentId: String(document.__meta__?.['hash']) });

async function send<Data>({ url, authorization }: Graph, body: object): Promise<Answer<Data>> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json',
        'content-type': 'application/json',
        ...(authorization && { authorization }),
      },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Answer<Data>;
  } catch (cause) {
    // The graph is down, or something before it answered.
    throw new GraphError('UNAVAILABLE', { cause });
  }
}
