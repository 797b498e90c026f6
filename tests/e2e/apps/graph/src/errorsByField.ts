import type { CreateUserMutation } from './gql/graphql';

export type FieldErrors = { name?: string; email?: string };

/** The errors of a new user by the form's fields. */
export function errorsByField(errors: CreateUserMutation['createUser']['errors']): FieldErrors {
  return Object.fromEntries(
    errors.flatMap((error) =>
      error.__typename === 'ValidationError'
        ? error.fields.map(({ path, message }) => [path.at(-1), message])
        : [['email', error.message]]),
  );
}
