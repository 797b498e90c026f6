// Browser client with gRPC-Web
import { createClient } from '@connectrpc/connect';
import { createGrpcWebTransport } from '@connectrpc/connect-web';
import { UserService } from '@/gen/user/v1/user_connect';

const transport = createGrpcWebTransport({
  baseUrl: import.meta.env.GRAPHBFF_URL,
});

export const userClient = createClient(UserService, transport);
