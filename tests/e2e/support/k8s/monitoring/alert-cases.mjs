const steady = (perMinute) => `0+${perMinute / 4}x200`;
const level = (value) => `${value}x200`;

const histogram = (name, labels, perMinute) =>
  Object.entries(perMinute).map(([le, count]) => [`${name}_bucket{${labels},le="${le}"}`, steady(count)]);

const requests = (status, perMinute) => [
  `http_server_request_duration_seconds_count{http_response_status_code="${status}",http_route="/graphql"}`,
  steady(perMinute),
];
const calls = (method, status, perMinute) => [
  `rpc_client_call_duration_seconds_count{rpc_method="${method}",rpc_response_status_code="${status}"}`,
  steady(perMinute),
];
const operations = (perMinute) => ['graphbff_operation_duration_seconds_count{outcome="ok"}', steady(perMinute)];
const errors = (code, perMinute) => [`graphbff_operation_errors_total{code="${code}"}`, steady(perMinute)];
const times = (slow) =>
  histogram('graphbff_operation_duration_seconds', 'graphql_operation_type="query"', {
    0.5: 600 - slow,
    1: 600 - slow,
    2.5: 600,
    '+Inf': 600,
  });
const allowance = (high) =>
  histogram('graphbff_operation_allowance', 'limit="items"', { 0.5: 600 - high, 0.75: 600 - high, 1: 600, '+Inf': 600 });
const stream = (name, perMinute) => [`graphbff_stream_${name}_total{service="orders",stream="WatchOrders"}`, steady(perMinute)];
const ofStream = { service: 'orders', stream: 'WatchOrders' };
const getUser = { rpc_method: 'user.v1.UserService/GetUser' };
const method = getUser.rpc_method;

/**
 * For each alert: series that cause it, series that nearly do, and the labels and the summary with which it then fires. A series has one
 * value for every 15 s.
 */
export const alertCases = {
  GraphBffDown: [
    [['up{job="graphbff"}', level(0)]],
    [
      ['up{job="graphbff",instance="a"}', level(0)],
      ['up{job="graphbff",instance="b"}', level(1)],
    ],
    {},
    'No pod of the graph answers.',
  ],
  GraphBffErrors: [
    [errors('INTERNAL', 60), operations(600)],
    [errors('INTERNAL', 12), errors('BAD_USER_INPUT', 600), operations(600)],
    {},
    '10% as many errors as operations, and users did not cause them.',
  ],
  GraphBffSlow: [times(60), times(12), {}, 'One operation in twenty takes longer than 1.75s.'],
  GraphBffRefusing: [
    [requests(503, 60), requests(200, 600)],
    [requests(503, 4), requests(500, 60)],
    {},
    'Pods refuse 1 requests a second.',
  ],
  GraphBffServiceFailing: [
    [calls(method, 'UNAVAILABLE', 30), calls(method, 'OK', 90)],
    [calls(method, 'NOT_FOUND', 90), calls(method, 'UNKNOWN', 6), calls(method, 'OK', 90)],
    getUser,
    `${method} fails 25% of its calls.`,
  ],
  GraphBffRetries: [
    [[`graphbff_upstream_retries_total{rpc_method="${method}"}`, steady(60)], calls(method, 'OK', 120)],
    [[`graphbff_upstream_retries_total{rpc_method="${method}"}`, steady(12)], calls(method, 'OK', 120)],
    getUser,
    `50% of the calls of ${method} are sent again.`,
  ],
  GraphBffInstanceEjected: [
    [['graphbff_upstream_instances{service="users",state="ejected"}', level(2)]],
    [['graphbff_upstream_instances{service="users",state="active"}', level(2)]],
    { service: 'users' },
    '2 instances of users are ejected, counted over all pods of the graph.',
  ],
  GraphBffBatchSplit: [
    [['graphbff_upstream_batch_fallbacks_total{rpc_method="a/B"}', steady(4)]],
    [['graphbff_upstream_batch_fallbacks_total{rpc_method="a/B"}', level(4)]],
    { rpc_method: 'a/B' },
    'Batches of a/B become single calls.',
  ],
  GraphBffReadsWaiting: [
    [['graphbff_upstream_calls_waiting', level(30)]],
    [['graphbff_upstream_calls_waiting', level(20)]],
    {},
    '30 reads wait for others to end.',
  ],
  GraphBffLargeOperations: [
    [['graphbff_large_operations_waiting', level(3)]],
    [['graphbff_large_operations_waiting', level(0)]],
    {},
    '3 large operations wait for a core.',
  ],
  GraphBffAllowance: [allowance(60), allowance(4), { limit: 'items' }, 'One operation in a hundred uses 97.5% of its limit of items.'],
  GraphBffPlanCache: [
    [
      ['graphbff_plan_cache_lookups_total{outcome="miss"}', steady(60)],
      ['graphbff_plan_cache_lookups_total{outcome="hit"}', steady(60)],
      ['graphbff_plan_cache_evictions_total', steady(60)],
    ],
    [
      ['graphbff_plan_cache_lookups_total{outcome="miss"}', steady(60)],
      ['graphbff_plan_cache_lookups_total{outcome="hit"}', steady(60)],
      ['graphbff_plan_cache_evictions_total', level(0)],
    ],
    {},
    '50% of the operations are planned again.',
  ],
  GraphBffDocumentsRefused: [
    [['graphbff_documents_unknown_total{outcome="refused"}', steady(60)]],
    [['graphbff_documents_unknown_total{outcome="ran"}', steady(60)]],
    {},
    'The graph refuses 1 operations a second, because no manifest has them.',
  ],
  GraphBffStreamBroken: [[stream('reopens', 12)], [stream('reopens', 2)], ofStream, 'WatchOrders of orders is reopened 12 times a minute.'],
  GraphBffEventsLost: [
    [stream('gaps', 4)],
    [stream('gaps', 0), stream('bad_events', 0)],
    ofStream,
    'Subscribers of WatchOrders may miss 4 events a minute.',
  ],
  GraphBffSlowConsumers: [
    [stream('slow_consumers', 20)],
    [stream('slow_consumers', 8)],
    ofStream,
    '20 subscribers of WatchOrders a minute are too slow.',
  ],
};
