import { graphql, readFragment, type FragmentOf } from '../graph/graphql';

export const CreateUserErrorFragment = graphql(`
  fragment CreateUserError on CreateUserError {
    __typename
    ... on EmailTakenError {
      message
    }
    ... on ValidationError {
      fields {
        path
        message
      }
    }
  }
`);

/** The form's errors by field name. */
export function errorsByField(errors: readonly FragmentOf<typeof CreateUserErrorFragment>[]): Record<string, string> {
  return Object.fromEntries(
    readFragment(CreateUserErrorFragment, errors).flatMap((error) => {
      switch (error.__typename) {
        case 'EmailTakenError':
          return [['email', error.message]];
        case 'ValidationError':
          return error.fields.map(({ path, message }) => [path.at(-1), message]);
      }
    }),
  );
}
