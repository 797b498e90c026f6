import type { GraphQLClient } from 'graphql-request';
import { type FragmentType, graphql, useFragment } from '../gql/index.js';

export const OrderReportFragment = graphql(`
  fragment OrderReport on Order {
    id
    status
    createTime
    total {
      units
      currencyCode
    }
    customer {
      name
    }
    lines {
      quantity
      product {
        sku
      }
    }
  }
`);

export const OrdersByStatus = graphql(`
  query OrdersByStatus($status: OrderStatus, $first: Int!, $after: String) {
    orders(status: $status, first: $first, after: $after) {
      nodes {
        ...OrderReport
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** One line for each order on a page. */
export async function orderReport(client: GraphQLClient, first: number): Promise<string[]> {
  const { orders } = await client.request(OrdersByStatus, { status: 'PENDING', first });
  return (orders?.nodes ?? []).map(describe);
}

function describe(masked: FragmentType<typeof OrderReportFragment>): string {
  const { status, createTime, total, customer, lines } = useFragment(OrderReportFragment, masked);
  const day = createTime?.slice(0, 10) ?? '?';
  const items = lines.map(({ quantity, product }) => `${quantity} x ${product?.sku ?? '?'}`);
  return `${day} ${status?.toLowerCase() ?? '?'} ${total?.units ?? '?'} ${customer?.name ?? '?'}: ${items.join(', ')}`;
}
