// None of these may compile. If one did, its unused `@ts-expect-error` would be the compile error.
import type { OrderCard_order$data } from './orders/__generated__/OrderCard_order.graphql';
import type { OrderCardRefetchQuery$variables } from './orders/__generated__/OrderCardRefetchQuery.graphql';
import type { CreateUserFormMutation } from './users/__generated__/CreateUserFormMutation.graphql';
import type { UserList_query$data } from './users/__generated__/UserList_query.graphql';
import type { UserPageQuery$data } from './users/__generated__/UserPageQuery.graphql';

type Node = NonNullable<UserPageQuery$data['node']>;
type Created = CreateUserFormMutation['response']['createUser'];

export function mistakes({ users }: UserList_query$data, order: OrderCard_order$data, node: Node, { errors }: Created) {
  // @ts-expect-error: a connection may be null.
  users.edges;
  // @ts-expect-error: a fragment's fields are masked.
  users!.edges.map((edge) => edge.node.email);
  // @ts-expect-error: the operation does not select it.
  order.updateTime;
  // @ts-expect-error: there is no such status.
  const isLost = order.status === 'LOST';
  // @ts-expect-error: not every node is a user.
  node.name;
  // @ts-expect-error: a DateTime is a string.
  const moment: Date = node.__typename === 'User' ? node.createdAt! : new Date();
  // @ts-expect-error: not every error has fields.
  errors.map(({ fields }) => fields);
  return [isLost, moment];
}

// @ts-expect-error: an id is a string.
export const order: OrderCardRefetchQuery$variables = { id: 1 };

export const user: CreateUserFormMutation['variables'] = {
  connections: [],
  // @ts-expect-error: an address is missing.
  input: { name: 'Ada' },
};
