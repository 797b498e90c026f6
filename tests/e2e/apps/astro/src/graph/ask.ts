import { request, type TypedDocumentString } from '@shop/graph';
import type { AstroCookies } from 'astro';

const url = `${process.env['GRAPHBFF_URL'] ?? 'http://127.0.0.1:8080'}/graphql`;

/** Runs a trusted document for the browser's session, if there is one. The graph passes the authorization on to its services. */
export function ask<Data extends object, Variables>(
  { cookies }: { cookies: AstroCookies },
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
) {
  const session = cookies.get('session')?.value;
  return request({ url, authorization: session && `Bearer ${session}` }, document, variables);
}
