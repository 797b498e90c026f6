import { Suspense } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay';
import { Offer } from '../products/Offer';
import type { UsersPageQuery } from './__generated__/UsersPageQuery.graphql';
import { UserList } from './UserList';

export function UsersPage() {
  const query = useLazyLoadQuery<UsersPageQuery>(
    graphql`
      query UsersPageQuery {
        ...UserList_query
        ...Offer_query @defer(label: "offer")
      }
    `,
    {},
  );
  return (
    <>
      <UserList query={query} />
      <Suspense>
        <Offer query={query} />
      </Suspense>
    </>
  );
}
