/** A Relay global id, as the product encodes it. */
export const globalId = (type, id) => Buffer.from(`${type}:${id}`).toString('base64url');

/** The service's id in a global id. */
export const ownId = (id) => Buffer.from(id, 'base64url').toString().replace(/^[^:]*:/, '');
