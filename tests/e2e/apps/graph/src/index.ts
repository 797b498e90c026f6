export * from './errorsByField';
export * from './gql/graphql';
export * from './GraphError';
export * from './request';
