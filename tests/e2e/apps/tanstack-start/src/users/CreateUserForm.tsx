import { errorsByField } from '@shop/graph';
import { Field, Problem } from '@shop/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useServerFn } from '@tanstack/react-start';
import { createUser } from './functions';
import { userPages } from './queries';

/** Creates a user and opens their page, or shows each field's error. */
export function CreateUserForm() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const create = useServerFn(createUser);
  const { data, error, isPending, mutate } = useMutation({
    mutationFn: (form: FormData) => create({ data: { name: String(form.get('name')), email: String(form.get('email')) } }),
    onSuccess: async ({ createUser: { user } }) => {
      if (user) {
        await queries.invalidateQueries({ queryKey: userPages.queryKey });
        await navigate({ to: '/users/$id', params: { id: user.id } });
      }
    },
  });
  const errors = errorsByField(data?.createUser.errors ?? []);
  // `noValidate`: the graph validates names and addresses.
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        mutate(new FormData(event.currentTarget));
      }}
    >
      <Field label="Name" name="name" error={errors.name} />
      <Field label="Email" name="email" type="email" error={errors.email} />
      {error && <Problem text={error.message} />}
      <button type="submit" disabled={isPending}>
        Create user
      </button>
    </form>
  );
}
