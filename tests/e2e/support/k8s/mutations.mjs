import { find } from './objects.mjs';

const spec = (objects, name = 'graphbff') => find(objects, 'Deployment', name).spec.template.spec;
const graph = (objects) => spec(objects).containers[0];
const set = (objects, name, value) => {
  const entry = graph(objects).env.find((each) => each.name === name);
  entry ? (entry.value = value) : graph(objects).env.push({ name, value });
};
const egress = (objects) => find(objects, 'NetworkPolicy', 'graphbff').spec.egress;
const route = (objects) => find(objects, 'HTTPRoute', 'graphbff').spec.rules;

/** Faults that somebody could make in the objects of prod: the policy that must find each, and what it says. */
export const mutations = [
  [
    'containers have probes, bounds and a restricted security context',
    [
      ['no readiness probe', (objects) => delete graph(objects).readinessProbe, /no readiness probe/],
      ['no liveness probe', (objects) => delete spec(objects, 'redis').containers[0].livenessProbe, /redis: no liveness probe/],
      ['no memory limit', (objects) => delete graph(objects).resources.limits.memory, /no memory in its limits/],
      ['a root file system to write', (objects) => (graph(objects).securityContext.readOnlyRootFilesystem = false), /not restricted/],
      ['a capability', (objects) => (graph(objects).securityContext.capabilities.add = ['NET_ADMIN']), /not restricted/],
      [
        'a second container without anything',
        (objects) => spec(objects).containers.push({ name: 'sidecar', image: 'a' }),
        /container sidecar: no readiness/,
      ],
    ],
  ],
  [
    'pods run as a user without rights',
    [
      ['root', (objects) => (spec(objects).securityContext.runAsNonRoot = false), /may run as root/],
      ['a token', (objects) => delete spec(objects, 'user-service').automountServiceAccountToken, /user-service: a token/],
      ['the host network', (objects) => (spec(objects).hostNetwork = true), /namespace of its node/],
      ['a host path', (objects) => spec(objects).volumes.push({ name: 'a', hostPath: { path: '/' } }), /path of its node/],
    ],
  ],
  [
    'each selector selects a pod',
    [
      [
        'a Service of another name',
        (objects) => (find(objects, 'Service', 'graphbff').spec.selector.app = 'bff'),
        /Service\/graphbff: no pod/,
      ],
      ['metrics of nobody', (objects) => (find(objects, 'PodMonitor', 'graphbff').spec.selector.matchLabels.app = 'bff'), /no pod/],
      ['an empty budget', (objects) => (find(objects, 'PodDisruptionBudget', 'graphbff').spec.selector = {}), /an empty selector/],
      [
        'a tier that no pod has',
        (objects) => (find(objects, 'NetworkPolicy', 'grpc-internal-only').spec.podSelector.matchLabels.tier = 'grpc'),
        /no pod/,
      ],
      [
        'an empty spread',
        (objects) => (spec(objects).topologySpreadConstraints[0].labelSelector = {}),
        /Deployment\/graphbff: an empty selector/,
      ],
    ],
  ],
  [
    'selectors select no pods of others',
    [
      [
        'a spread over a whole tier',
        (objects) => (spec(objects, 'user-service').topologySpreadConstraints[0].labelSelector = { matchLabels: { tier: 'grpc-backend' } }),
        /selects pods of Deployment\/order/,
      ],
    ],
  ],
  [
    'autoscalers can scale',
    [
      ['replicas beside the autoscaler', (objects) => (find(objects, 'Deployment', 'graphbff').spec.replicas = 3), /sets its replicas too/],
      [
        'another target',
        (objects) => (find(objects, 'HorizontalPodAutoscaler', 'graphbff').spec.scaleTargetRef.name = 'bff'),
        /no Deployment\/bff/,
      ],
      ['one replica', (objects) => (find(objects, 'HorizontalPodAutoscaler', 'graphbff').spec.minReplicas = 1), /no room/],
    ],
  ],
  [
    'nodes can drain',
    [
      ['a budget of zero', (objects) => (find(objects, 'PodDisruptionBudget', 'graphbff').spec.maxUnavailable = '0%'), /may block/],
      [
        'no budget',
        (objects) => objects.splice(objects.indexOf(find(objects, 'PodDisruptionBudget', 'user-service')), 1),
        /0 disruption budgets/,
      ],
    ],
  ],
  [
    'ports are container ports',
    [
      [
        'a target port of no container',
        (objects) => (find(objects, 'Service', 'user-service').spec.ports[0].targetPort = 50052),
        /no such port/,
      ],
      [
        'metrics of an unknown port',
        (objects) => (find(objects, 'PodMonitor', 'graphbff').spec.podMetricsEndpoints[0].port = 'http-metrics'),
        /PodMonitor\/graphbff: .*no port http-metrics/,
      ],
      ['a probe of an unknown port', (objects) => (graph(objects).readinessProbe.httpGet.port = 'web'), /no port web/],
    ],
  ],
  [
    'network policies open ports of their pods',
    [
      [
        'the port of the Service',
        (objects) => (find(objects, 'NetworkPolicy', 'graphbff').spec.ingress[0].ports[0].port = 80),
        /port 80 is none/,
      ],
    ],
  ],
  [
    'declared ports are those that a program listens on',
    [
      ['another port to listen on', (objects) => set(objects, 'Kestrel__Endpoints__Http__Url', 'http://0.0.0.0:5000'), /listens on 5000/],
      ['another port for metrics', (objects) => set(objects, 'Metrics__Url', 'http://0.0.0.0:9000'), /listens on 9000/],
    ],
  ],
  [
    'addresses are Services',
    [
      ['a misspelt host', (objects) => set(objects, 'USER_SERVICE_URL', 'http://users-service:50051'), /no Service users-service/],
      [
        'a wrong port',
        (objects) => set(objects, 'Transport__Documents__Redis__Configuration', 'redis:6380'),
        /no Service redis with port 6380/,
      ],
    ],
  ],
  [
    'Services of gRPC are headless',
    [['a cluster IP', (objects) => delete find(objects, 'Service', 'order-service').spec.clusterIP, /order-service: not headless/]],
  ],
  [
    'network policies admit what a pod calls',
    [
      [
        'another tier',
        (objects) => (find(objects, 'Deployment', 'graphbff').spec.template.metadata.labels.tier = 'bff'),
        /cannot reach Deployment\/user-service/,
      ],
      [
        'no way to Redis',
        (objects) =>
          egress(objects).splice(
            egress(objects).findIndex(({ ports }) => ports[0].port === 6379),
            1,
          ),
        /cannot reach Deployment\/redis/,
      ],
      ['no DNS', (objects) => egress(objects).splice(1, 1), /cannot reach DNS/],
    ],
  ],
  [
    'network policies admit nobody else',
    [
      [
        'a rule without peers',
        (objects) => delete find(objects, 'NetworkPolicy', 'graphbff').spec.ingress[0].from,
        /graphbff admits every pod/,
      ],
      ['no policy', (objects) => objects.splice(objects.indexOf(find(objects, 'NetworkPolicy', 'redis')), 1), /redis admits every pod/],
    ],
  ],
  [
    'routes lead to pods',
    [
      [
        'a port that the Service has not',
        (objects) => (route(objects)[0].backendRefs[0].port = 8080),
        /nothing behind graphbff, port 8080/,
      ],
    ],
  ],
  [
    'routes have their listener',
    [
      [
        'another host',
        (objects) => (find(objects, 'HTTPRoute', 'graphbff').spec.hostnames = ['graph.example.com']),
        /no listener for graph/,
      ],
    ],
  ],
  [
    'a host has one kind of route',
    [
      [
        'one host for both',
        (objects) => (find(objects, 'GRPCRoute', 'graphbff').spec.hostnames = ['api.example.com']),
        /has an HTTPRoute too/,
      ],
    ],
  ],
  [
    'whatever is served has TLS',
    [
      ['no issuer', (objects) => delete find(objects, 'Gateway', 'graphbff').metadata.annotations, /nobody makes/],
      ['a route at port 80', (objects) => (find(objects, 'HTTPRoute', 'graphbff').spec.parentRefs[0].sectionName = 'http'), /without TLS/],
    ],
  ],
  [
    "operators' paths are not routed",
    [
      ['every path', (objects) => (route(objects)[1].matches[0].path = { type: 'PathPrefix', value: '/' }), /\/metrics is open/],
      ['a prefix', (objects) => (route(objects)[0].matches[0].path.type = 'PathPrefix'), /\/graphql\/trace is open/],
    ],
  ],
  [
    'the graph has time to stop',
    [
      ['a short grace', (objects) => (spec(objects).terminationGracePeriodSeconds = 35), /not longer than 5 s \+ 30 s/],
      ['a long drain', (objects) => set(objects, 'Drain__Timeout', '00:01:00'), /not longer than 5 s \+ 60 s/],
      ['no sleep', (objects) => delete graph(objects).lifecycle, /no preStop sleep/],
      ['a budget that does not fit', (objects) => set(objects, 'Transport__RequestBudget', '00:00:26'), /request of 26 s/],
    ],
  ],
  [
    'pods have time for their sleep',
    [
      [
        'a long sleep',
        (objects) => (spec(objects, 'user-service').containers[0].lifecycle.preStop.sleep.seconds = 30),
        /user-service: it is killed/,
      ],
    ],
  ],
  [
    'gateways wait long enough',
    [
      ['a limit for streams', (objects) => (route(objects)[0].timeouts.request = '60s'), /a limit for streams/],
      ['the default for streams', (objects) => delete route(objects)[0].timeouts, /a limit for streams/],
      ['a short limit for REST', (objects) => (route(objects)[1].timeouts.request = '10s'), /before the graph does/],
    ],
  ],
  [
    'rollouts and probes are gentle',
    [
      [
        'pods that end first',
        (objects) => (find(objects, 'Deployment', 'graphbff').spec.strategy.rollingUpdate.maxUnavailable = 1),
        /before others are ready/,
      ],
      ['a larger limit of memory', (objects) => (graph(objects).resources.limits.memory = '1Gi'), /another request/],
      ['an impatient probe', (objects) => (graph(objects).livenessProbe.failureThreshold = 1), /restarts it/],
      [
        'a liveness probe of readiness',
        (objects) => (graph(objects).livenessProbe.httpGet.path = '/health/ready'),
        /a service that is down/,
      ],
    ],
  ],
  [
    'variables are options',
    [
      ['an option that is not there', (objects) => set(objects, 'Transport__Budget', '00:00:05'), /Transport__Budget is no option/],
      ['one variable twice', (objects) => graph(objects).env.push({ name: 'Drain__Delay', value: '00:00:01' }), /Drain__Delay twice/],
    ],
  ],
  [
    'routed methods are those that the graph passes on',
    [
      [
        'a method that the graph refuses',
        (objects) => (find(objects, 'GRPCRoute', 'graphbff').spec.rules[0].matches[0].method.method = 'CreateUser'),
        /refuses user.v1.UserService\/CreateUser/,
      ],
      [
        'a method that is in no proto',
        (objects) => set(objects, 'GrpcWeb__Services__user.v1.UserService', 'GetUser,ListUsers,GetUsers'),
        /in no proto/,
      ],
    ],
  ],
  [
    'trusted documents are mounted',
    [['another folder', (objects) => set(objects, 'Transport__Documents__Manifests__0', '/documents'), /no ConfigMap fills/]],
  ],
];
