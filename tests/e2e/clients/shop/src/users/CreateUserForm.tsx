import type { FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { graphql } from '../graph/graphql';
import { Field } from '../ui/Field';
import { Problem } from '../ui/Problem';
import { CreateUserErrorFragment, errorsByField } from './createUserErrors';
import { UserRowFragment } from './UserRow';

export const CreateUser = graphql(
  `
    mutation CreateUser($input: CreateUserInput!) {
      createUser(input: $input) {
        user {
          id
          ...UserRow
        }
        errors {
          ...CreateUserError
        }
      }
    }
  `,
  [UserRowFragment, CreateUserErrorFragment],
);

/** Creates a user and opens their page, or shows each field's error. */
export function CreateUserForm() {
  const navigate = useNavigate();
  const [{ data, error, fetching }, createUser] = useMutation(CreateUser);
  const errors = errorsByField(data?.createUser.errors ?? []);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const result = await createUser({ input: { name: String(form.get('name')), email: String(form.get('email')) } });
    const user = result.data?.createUser.user;
    if (user) {
      await navigate(`/users/${user.id}`);
    }
  }

  // `noValidate`: the service validates names and addresses.
  return (
    <form className="card" aria-label="New user" noValidate onSubmit={submit}>
      <h2>New user</h2>
      <Field label="Name" name="name" autoComplete="off" error={errors.name} />
      <Field label="Email" name="email" type="email" autoComplete="off" error={errors.email} />
      {error && <Problem error={error} />}
      <button type="submit" disabled={fetching}>
        {fetching ? 'Creating…' : 'Create user'}
      </button>
    </form>
  );
}
