import { Metadata } from '@grpc/grpc-js';
import protobuf from 'protobufjs';

// The parts of google/rpc/status.proto and error_details.proto that services use most.
const { root } = protobuf.parse(`
  syntax = "proto3";
  package google.rpc;
  message Any { string type_url = 1; bytes value = 2; }
  message Status { int32 code = 1; string message = 2; repeated Any details = 3; }
  message ErrorInfo { string reason = 1; string domain = 2; map<string, string> metadata = 3; }
  message FieldViolation { string field = 1; string description = 2; }
  message BadRequest { repeated FieldViolation field_violations = 1; }
  message Duration { int64 seconds = 1; int32 nanos = 2; }
  message RetryInfo { Duration retry_delay = 1; }
`, { keepCase: false });

const encode = (name, message) => {
  const type = root.lookupType(`google.rpc.${name}`);
  return Buffer.from(type.encode(type.fromObject(message)).finish());
};

const statusOf = (code, message, details) => encode('Status', {
  code,
  message,
  details: details.map(([name, content]) => ({ typeUrl: `type.googleapis.com/google.rpc.${name}`, value: encode(name, content) })),
});

/** The wire metadata of an error that says when to retry. */
export const retryInfo = (code, retryDelay) => ({
  'grpc-status-details-bin': statusOf(code, '', [['RetryInfo', { retryDelay }]]).toString('base64'),
});

/** A call's error with google.rpc.Status details. `details` are pairs of a message's name and its content. */
export function statusError(code, message, ...details) {
  const metadata = new Metadata();
  metadata.set('grpc-status-details-bin', statusOf(code, message, details));
  return { code, details: message, metadata };
}
