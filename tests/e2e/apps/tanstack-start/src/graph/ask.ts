import { request, type TypedDocumentString } from '@shop/graph';
import { getCookie } from '@tanstack/react-start/server';

const url = `${process.env['GRAPHBFF_URL'] ?? 'http://127.0.0.1:8080'}/graphql`;

/** Runs a trusted document for the browser's session, if there is one. The graph passes the authorization on to its services. */
export function ask<Data extends object, Variables>(document: TypedDocumentString<Data, Variables>, variables: Variables) {
  const session = getCookie('session');
  return request({ url, authorization: session && `Bearer ${session}` }, document, variables);
}
