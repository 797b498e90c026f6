import { status } from '@grpc/grpc-js';
import { statusError } from './status-details.mjs';

const domain = 'users.foreign.example';

// The email address decides the outcome.
const refusals = {
  'taken@example.com': statusError(
    status.ALREADY_EXISTS, 'taken', ['ErrorInfo', { reason: 'EMAIL_TAKEN', domain, metadata: { email: 'taken@example.com' } }]),
  'refused@example.com': statusError(
    status.INVALID_ARGUMENT, 'bad', ['BadRequest', { fieldViolations: [{ field: 'email', description: 'Not from this host.' }] }]),
  'bare@example.com': { code: status.PERMISSION_DENIED, details: 'a secret of the service' },
  'down@example.com': { code: status.UNAVAILABLE, details: 'a secret of the service' },
};

export function createUser({ name, email }) {
  if (refusals[email]) {
    throw refusals[email];
  }

  return { user: { id: 'user-new', name, email, createdAt: 1_700_000_000_000 } };
}
