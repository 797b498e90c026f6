import { Field, Problem } from '@shop/ui';
import { actions } from 'astro:actions';
import { useState, useTransition, type FormEvent } from 'react';

type Answer = Awaited<ReturnType<typeof actions.createUser>>;

/** Creates a user and opens their page, or shows each field's error. */
export function CreateUserForm() {
  const [{ data, error }, setAnswer] = useState<Partial<Answer>>({});
  const [isPending, startTransition] = useTransition();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(async () => {
      const answer = await actions.createUser(form);
      setAnswer(answer);
      if (answer.data?.id) {
        window.location.assign(`/users/${answer.data.id}`);
      }
    });
  }

  // `noValidate`: the graph validates names and addresses.
  return (
    <form noValidate onSubmit={submit}>
      <Field label="Name" name="name" error={data?.errors.name} />
      <Field label="Email" name="email" type="email" error={data?.errors.email} />
      {error && <Problem text={error.message} />}
      <button type="submit" disabled={isPending}>
        Create user
      </button>
    </form>
  );
}
