export { orderReport } from './orders/orderReport.js';
export { createUser } from './users/createUser.js';
