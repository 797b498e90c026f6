import { CreateUserDocument, UserPageDocument, errorsByField } from '@shop/graph';
import { defineAction } from 'astro:actions';
import { z } from 'astro/zod';
import { ask } from '../graph/ask';

// An action sends the message of an error to the page. That of a GraphError is for users.
export const server = {
  userPage: defineAction({
    input: z.object({ after: z.string().nullable() }),
    handler: (variables, context) => ask(context, UserPageDocument, variables),
  }),

  // The graph has the rules for names and addresses.
  createUser: defineAction({
    accept: 'form',
    input: z.object({ name: z.string().nullable(), email: z.string().nullable() }),
    handler: async ({ name, email }, context) => {
      const input = { name: name ?? '', email: email ?? '' };
      const { createUser } = await ask(context, CreateUserDocument, { input });
      return { id: createUser.user?.id, errors: errorsByField(createUser.errors) };
    },
  }),
};
