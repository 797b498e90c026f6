import { Code, ConnectError, createClient, type Transport } from '@connectrpc/connect';
import { createConnectTransport, createGrpcWebTransport } from '@connectrpc/connect-web';
import { OrderService } from '@/gen/order/v1/order_pb';
import { UserService } from '@/gen/user/v1/user_connect';
import { userClient } from './userClient';

const baseUrl = import.meta.env.GRAPHBFF_URL;
const clients = (transport: Transport) => ({ users: createClient(UserService, transport), orders: createClient(OrderService, transport) });

const transports = {
  'gRPC-Web': { ...clients(createGrpcWebTransport({ baseUrl })), users: userClient },
  'Connect, JSON': clients(createConnectTransport({ baseUrl })),
  'Connect, binary': clients(createConnectTransport({ baseUrl, useBinaryFormat: true })),
};

/** What a page shows of a failure. */
const describe = (thrown: unknown) => {
  const { code, rawMessage, details } = ConnectError.from(thrown);
  return { code: Code[code], message: rawMessage, details: details.map((detail) => ('type' in detail ? detail.type : detail.desc.typeName)) };
};

Object.assign(window, { transports, describe });
