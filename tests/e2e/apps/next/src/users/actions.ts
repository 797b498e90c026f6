'use server';

import { CreateUserDocument, errorsByField, type FieldErrors } from '@shop/graph';
import { updateTag } from 'next/cache';
import { redirect } from 'next/navigation';
import { ask, authorization } from '../graph/ask';
import { problemOf } from '../graph/problemOf';
import { userPage, type UserPage } from './userPage';

export type CreateUserState = { input?: { name: string; email: string }; errors?: FieldErrors; problem?: string };

/** Creates a user and opens their page, or returns what the form must show. */
export async function createUser(_: CreateUserState, form: FormData): Promise<CreateUserState> {
  const input = { name: String(form.get('name')), email: String(form.get('email')) };
  let id: string;
  try {
    const { createUser } = await ask(CreateUserDocument, { input }, await authorization());
    if (!createUser.user) {
      return { input, errors: errorsByField(createUser.errors) };
    }

    id = createUser.user.id;
  } catch (error) {
    return { input, problem: problemOf(error) };
  }

  updateTag('users');
  redirect(`/users/${id}`);
}

/** The page of users behind a cursor, or what went wrong. */
export async function moreUsers(after: string): Promise<UserPage | { problem: string }> {
  try {
    return await userPage(after, await authorization());
  } catch (error) {
    return { problem: problemOf(error) };
  }
}
