'use client';

import { Field, Problem } from '@shop/ui';
import { useActionState } from 'react';
import { createUser } from './actions';

export function CreateUserForm() {
  const [{ input, errors, problem }, action, isPending] = useActionState(createUser, {});
  // `noValidate`: the graph validates names and addresses.
  return (
    <form action={action} noValidate>
      <Field label="Name" name="name" defaultValue={input?.name} error={errors?.name} />
      <Field label="Email" name="email" type="email" defaultValue={input?.email} error={errors?.email} />
      {problem && <Problem text={problem} />}
      <button type="submit" disabled={isPending}>
        Create user
      </button>
    </form>
  );
}
