import { textOf } from '@shop/graph';
import { Orders, Problem, Profile } from '@shop/ui';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute, Link, notFound } from '@tanstack/react-router';
import { userDetail } from '../../users/queries';

export const Route = createFileRoute('/users/$id')({
  loader: async ({ context, params }) => {
    const { user } = await context.queryClient.ensureQueryData(userDetail(params.id));
    if (!user) {
      throw notFound();
    }
  },
  component: UserPage,
  notFoundComponent: () => <Problem text={textOf('NOT_FOUND')} />,
});

function UserPage() {
  const { id } = Route.useParams();
  const { user } = useSuspenseQuery(userDetail(id)).data;
  return (
    <main>
      <Link to="/">All users</Link>
      {user && <Profile user={user} />}
      {user && <Orders orders={user.orders?.nodes} />}
    </main>
  );
}
