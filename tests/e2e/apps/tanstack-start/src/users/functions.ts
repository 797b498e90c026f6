import { CreateUserDocument, UserDetailDocument, UserPageDocument } from '@shop/graph';
import { createServerFn } from '@tanstack/react-start';
import { z } from 'zod';
import { ask } from '../graph/ask';

export const getUsers = createServerFn()
  .validator(z.object({ after: z.string().nullable() }))
  .handler(({ data }) => ask(UserPageDocument, data));

export const getUser = createServerFn()
  .validator(z.object({ id: z.string() }))
  .handler(({ data }) => ask(UserDetailDocument, data));

// The graph has the rules for names and addresses.
export const createUser = createServerFn({ method: 'POST' })
  .validator(z.object({ name: z.string(), email: z.string() }))
  .handler(({ data }) => ask(CreateUserDocument, { input: data }));
