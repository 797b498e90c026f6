import { graphql, useFragment } from 'react-relay';
import type { Offer_query$key } from './__generated__/Offer_query.graphql';

/** The first product. The page renders without it. */
export function Offer({ query }: { query: Offer_query$key }) {
  const { products } = useFragment(
    graphql`
      fragment Offer_query on Query {
        products(first: 1) {
          nodes {
            name
          }
        }
      }
    `,
    query,
  );
  return <aside>{products?.nodes[0]?.name}</aside>;
}
