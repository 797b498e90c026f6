import 'server-only';
import { request, type TypedDocumentString } from '@shop/graph';
import { cookies } from 'next/headers';

const url = `${process.env['GRAPHBFF_URL'] ?? 'http://127.0.0.1:8080'}/graphql`;

/** The authorization of the browser's session, if there is one. */
export async function authorization(): Promise<string | undefined> {
  const session = (await cookies()).get('session');
  return session && `Bearer ${session.value}`;
}

/** Runs a trusted document. The graph passes the authorization on to its services. */
export const ask = <Data extends object, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  authorization: string | undefined,
) => request({ url, authorization }, document, variables);
