import type { ResultOf } from '@graphql-typed-document-node/core';
import type { GraphQLClient } from 'graphql-request';
import type { CreateUserInput } from '../gql/graphql.js';
import { graphql } from '../gql/index.js';

export const CreateUser = graphql(`
  mutation CreateUser($input: CreateUserInput!) {
    createUser(input: $input) {
      user {
        id
        name
        createdAt
      }
      errors {
        __typename
        ... on EmailTakenError {
          email
          message
        }
        ... on ValidationError {
          fields {
            path
            message
          }
        }
      }
    }
  }
`);

type Failure = ResultOf<typeof CreateUser>['createUser']['errors'][number];

/** The year in which a user was created, or what is wrong with which field of the input. */
export async function createUser(client: GraphQLClient, input: CreateUserInput): Promise<number | string[]> {
  const { user, errors } = (await client.request(CreateUser, { input })).createUser;
  return user?.createdAt ? new Date(user.createdAt).getUTCFullYear() : errors.flatMap(messages);
}

// Every member of the union has a case; this does not compile if one is missing.
function messages(failure: Failure): string[] {
  switch (failure.__typename) {
    case 'EmailTakenError':
      return [`email: ${failure.email ?? '?'} ${failure.message}`];
    case 'ValidationError':
      return failure.fields.map(({ path, message }) => `${path.at(-1)}: ${message}`);
  }
}
