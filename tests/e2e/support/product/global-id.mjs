/** Relay's global id as the product makes it. */
export const globalId = (type, id) => Buffer.from(`${type}:${id}`).toString('base64url');

/** The service's own id. */
export const ownId = (id) => Buffer.from(id, 'base64url').toString().replace(/^[^:]*:/, '');
