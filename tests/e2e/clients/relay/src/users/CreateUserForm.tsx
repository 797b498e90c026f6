import { type FormEvent, useState } from 'react';
import { graphql, useMutation } from 'react-relay';
import type { CreateUserFormMutation, CreateUserFormMutation$data } from './__generated__/CreateUserFormMutation.graphql';

type Failure = CreateUserFormMutation$data['createUser']['errors'][number];

/** Creates a user and appends it to a connection, or shows each field's error. */
export function CreateUserForm({ connection }: { connection: string }) {
  const [failures, setFailures] = useState<readonly Failure[]>([]);
  const [createUser, isCreating] = useMutation<CreateUserFormMutation>(graphql`
    mutation CreateUserFormMutation($input: CreateUserInput!, $connections: [ID!]!) {
      createUser(input: $input) {
        user @appendNode(connections: $connections, edgeTypeName: "UserEdge") {
          id
          ...UserRow_user
        }
        errors {
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
      }
    }
  `);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    createUser({
      variables: { input: { name: String(form.get('name')), email: String(form.get('email')) }, connections: [connection] },
      onCompleted: (data) => setFailures(data.createUser.errors),
      onError: (error) => {
        throw error;
      },
    });
  }

  return (
    <form noValidate onSubmit={submit}>
      <input name="name" aria-label="Name" />
      <input name="email" aria-label="Email" />
      <button disabled={isCreating}>Create user</button>
      <ul aria-label="Errors">
        {failures.flatMap(messages).map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </form>
  );
}

function messages(failure: Failure): string[] {
  switch (failure.__typename) {
    case 'EmailTakenError':
      return [`email: ${failure.message}`];
    case 'ValidationError':
      return failure.fields.map(({ path, message }) => `${path.at(-1)}: ${message}`);
    // The union may get new members.
    case '%other':
      return ['Something else.'];
  }
}
