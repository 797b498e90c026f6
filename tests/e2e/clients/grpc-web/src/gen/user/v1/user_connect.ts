// Connect 1 generated this file. Since Connect 2, the service is in the file of its messages.
export { UserService } from './user_pb';
