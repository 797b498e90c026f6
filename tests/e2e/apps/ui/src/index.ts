export { Field } from './Field';
export { Orders } from './Orders';
export { Problem } from './Problem';
export { Profile } from './Profile';
